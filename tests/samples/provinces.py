# SPDX-License-Identifier: Apache-2.0
"""The invented institutions and what they examine."""

from collections import namedtuple

Occupation = namedtuple("Occupation", "code name work_type mode source fee levels")

_LATHE = ("6-18-01-01", "车工", "数控车床")
_WELDER = ("6-18-02-04", "焊工", "电焊工")
_ELECTRICIAN = ("6-31-01-03", "电工", None)
_FITTER = ("6-20-01-01", "装配钳工", None)
_MECHANIC = ("4-12-01-01", "汽车维修工", "汽车机械维修工")
_COOK = ("4-03-02-01", "中式烹调师", None)
_BAKER = ("4-03-02-02", "中式面点师", None)
_CARER = ("4-10-01-05", "养老护理员", None)
_TEA = ("4-03-02-07", "茶艺师", None)
_FARMER = ("5-01-02-01", "农艺工", None)
_RESCUER = ("3-02-03-08", "应急救援员", None)

# levels: level -> candidates of a committed sample; a benchmark keeps the proportions
PROVINCES = {
    "yunnan": dict(
        name="云南示例技能人才评价有限公司", type="social", filing="province", region="530100",
        city="昆明市", province="云南省", address="云南省昆明市示例路1号", dialling="0871",
        platform="云南技能人才评价服务平台", authority="云南省示例技能人才评价主管部门",
        occupations=(
            Occupation(*_COOK, "paper", "own", "260", {"5": 9, "3": 7}),
            Occupation(*_TEA, "computer", "provincial", "240", {"4": 8}),
            Occupation(*_ELECTRICIAN, "computer", "provincial", "380", {"2": 8, "1": 6}),
            Occupation(*_FARMER, "paper", "own", "180", {"5": 6}))),
    "sichuan": dict(
        name="四川示例技师学院", type="school", filing="province", region="510100",
        city="成都市", province="四川省", address="四川省成都市示例路2号", dialling="028",
        platform="四川省职业技能等级认定信息系统", authority="四川省示例技能人才评价主管部门",
        occupations=(
            Occupation(*_LATHE, "computer", "provincial", "150", {"4": 10, "3": 8}),
            Occupation(*_MECHANIC, "computer", "provincial", "150", {"4": 9}),
            Occupation(*_BAKER, "paper", "own", "120", {"5": 8}))),
    "hunan": dict(
        name="湖南示例职业技能评价有限公司", type="social", filing="province", region="430100",
        city="长沙市", province="湖南省", address="湖南省长沙市示例路3号", dialling="0731",
        platform="湖南省职业技能等级认定考务管理系统", authority="湖南省示例技能人才评价主管部门",
        occupations=(
            Occupation(*_LATHE, "computer", "provincial", "200", {"4": 9, "3": 8}),
            Occupation(*_ELECTRICIAN, "computer", "provincial", "280", {"2": 8, "1": 6}),
            Occupation(*_COOK, "paper", "own", "220", {"5": 9, "4": 6}))),
    "guangxi": dict(
        name="广西示例职业技能评价有限公司", type="social", filing="province", region="450100",
        city="南宁市", province="广西壮族自治区", address="广西壮族自治区南宁市示例路4号", dialling="0771",
        platform="广西职业技能等级认定工作平台", authority="广西示例技能人才评价主管部门",
        occupations=(
            Occupation(*_CARER, "computer", "provincial", "200", {"5": 10, "4": 8}),
            Occupation(*_FITTER, "paper", "own", "300", {"3": 8, "2": 7}),
            Occupation(*_RESCUER, "computer", "provincial", "240", {"5": 6}))),
    "inner-mongolia": dict(
        name="内蒙古示例装备制造有限公司", type="enterprise", filing="city", region="150100",
        city="呼和浩特市", province="内蒙古自治区", address="内蒙古自治区呼和浩特市示例路5号",
        dialling="0471",
        platform="内蒙古自治区职业技能等级认定监督平台", authority="内蒙古示例技能人才评价主管部门",
        occupations=(
            Occupation(*_WELDER, "paper", "own", "230", {"4": 9, "3": 8}),
            Occupation(*_FITTER, "paper", "own", "260", {"2": 7, "1": 6}),
            Occupation(*_ELECTRICIAN, "computer", "provincial", "240", {"5": 8}))),
}

# Kind of registering body and kind of body in the credit code (GB 32100).
CREDIT_KINDS = {"social": "91", "enterprise": "91", "school": "12"}

# The other city where an external or cross-city examination takes place.
HOSTS = {"hunan": ("430200", "株洲市", "湖南省株洲市示例路9号"),
         "guangxi": ("450200", "柳州市", "广西壮族自治区柳州市示例路9号")}


def scaled(occupations, total):
    """The groups (occupation, level, candidates) with as many candidates as asked for."""
    groups = [(occupation, level, count) for occupation in occupations
              for level, count in occupation.levels.items()]
    if total is None:
        return groups
    whole = sum(count for _, _, count in groups)
    ends = [sum(count for _, _, count in groups[:i + 1]) * total // whole
            for i in range(len(groups))]
    starts = [0] + ends[:-1]
    return [(occupation, level, end - start)
            for (occupation, level, _), start, end in zip(groups, starts, ends) if end > start]
