# SPDX-License-Identifier: Apache-2.0
"""The committed samples: what each batch is and what is wrong with the defective ones."""

import os

from batch import Batch


class Case:
    """expected: the rule ids that must be found, of 一般 or above; None for a complete batch."""

    def __init__(self, province, name, expected=None, **settings):
        self.province, self.name = province, name
        self.expected, self.settings = expected, settings

    def make(self, folder):
        defects = self.settings.get("defects", tuple)()
        Batch(self.province, folder, **{**self.settings, "defects": defects}).write()
        if self.expected is not None:
            with open(os.path.join(folder, "expected.txt"), "w", encoding="utf-8",
                      newline="\n") as out:
                out.writelines(rule + "\n" for rule in sorted(self.expected))


CASES = {
    "hunan": (Case("hunan", "complete-social-organisation", serial=1),),
}
