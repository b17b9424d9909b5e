# SPDX-License-Identifier: Apache-2.0
"""Invented people: names with rare characters, of minorities, and of a foreign passport holder."""

from datetime import date, timedelta

SURNAMES = ("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡"
            "余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史")
GIVEN = ("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏辉建波斌宇浩凯健俊帆雪林梅"
         "欣怡博文思远嘉子轩雨桐晨曦若彤一诺景行致和清源云舒")

# The characters that fonts and software lose: two of extension A, the others beyond the BMP.
RARE = ("王䶮", "李㛃", "陈𬭎", "周𪚔", "林𠮷", "赵𬸚雪")

MINORITY = {
    "yunnan": ("岩温罕·召片", "玉香·依波", "阿依努尔·买买提"),
    "sichuan": ("吉克·阿依莫", "扎西·多吉", "阿依努尔·买买提"),
    "hunan": ("阿依努尔·买买提", "古丽·艾合买提"),
    "guangxi": ("阿依努尔·买买提", "卓玛·央金"),
    "inner-mongolia": ("乌日娜·巴特尔", "苏和·额尔敦", "阿依努尔·买买提"),
}
FOREIGN = ("Zoë Nuñez-Sørensen", "X90000001")

EMPLOYERS = ("示例机械制造有限公司", "示例餐饮管理有限公司", "示例电力安装有限公司",
             "示例汽车零部件有限公司", "示例建筑装饰有限公司", "示例食品有限公司")

DAYS = 365  # birth dates of one age, one a candidate; a year of every length has them


def given_name(pick):
    """One or two characters; pick(n) gives an integer below n."""
    first = GIVEN[pick(len(GIVEN))]
    return first if pick(4) == 0 else first + GIVEN[pick(len(GIVEN))]


def name(pick):
    return SURNAMES[pick(len(SURNAMES))] + given_name(pick)


def special_names(province):
    """Names that a committed sample always holds, by the index of the candidate."""
    names = list(RARE) + list(MINORITY[province])
    return {2 + 2 * position: text for position, text in enumerate(names)}


def birth_date(age, index, exam):
    """A day on which somebody is `age` full years old on the day of the examination."""
    return date(exam.year - age, 1, 1) + timedelta(days=-1 - (index * 37) % DAYS)
