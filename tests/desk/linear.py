# SPDX-License-Identifier: Apache-2.0
"""What a reader with patience can work out: the least and the greatest that a sum may be, given linear
equations over numbers that are none below zero. The simplex method, with Bland's rule, in exact enough floats."""

TOLERANCE = 1e-7


class System:
    def __init__(self):
        self.names, self.rows = {}, []

    def variable(self, name):
        return self.names.setdefault(name, len(self.names))

    def equal(self, terms, value):
        """The sum of the named variables (each once, factor 1) is `value`."""
        self.rows.append(({self.variable(name): 1.0 for name in terms}, float(value)))

    def within(self, terms, low, high):
        """Between `low` and `high`; None: no limit."""
        for limit, sign in ((low, -1.0), (high, 1.0)):
            if limit is not None:
                row = {self.variable(name): 1.0 for name in terms}
                row[self.variable(("slack", len(self.rows)))] = sign
                self.rows.append((row, float(limit)))

    def solved(self):
        """A tableau at a point that fits all equations."""
        width = len(self.names)
        table, basis = [], []
        for i, (row, value) in enumerate(self.rows):
            line = [0.0] * (width + len(self.rows) + 1)
            sign = -1.0 if value < 0 else 1.0
            for column, factor in row.items():
                line[column] = sign * factor
            line[width + i], line[-1] = 1.0, sign * value
            table.append(line)
            basis.append(width + i)
        tableau = Tableau(table, basis)
        left = tableau.optimum([0.0] * width + [-1.0] * len(self.rows), width + len(self.rows))
        assert abs(left) < TOLERANCE, "what is published contradicts itself"
        tableau.forget_from(width)
        return tableau

    def bounds(self, tableau, terms):
        """(least, greatest) of a sum of variables; None: without end."""
        cost = [0.0] * len(self.names)
        for name in terms:
            cost[self.names[name]] = 1.0
        greatest = tableau.optimum(cost, len(self.names))
        least = tableau.optimum([-value for value in cost], len(self.names))
        return -least if least is not None else None, greatest


class Tableau:
    def __init__(self, table, basis):
        self.table, self.basis = table, basis

    def forget_from(self, width):
        """Drops the helping variables; rows that say nothing new go with them."""
        for i in range(len(self.basis) - 1, -1, -1):
            if self.basis[i] >= width:
                column = next((k for k in range(width) if abs(self.table[i][k]) > TOLERANCE), None)
                if column is None:
                    del self.table[i], self.basis[i]
                else:
                    self.pivot(i, column, [])
        self.table = [line[:width] + line[-1:] for line in self.table]

    def pivot(self, row, column, cost):
        factor = self.table[row][column]
        line = self.table[row] = [value / factor for value in self.table[row]]
        for other in self.table + ([cost] if cost else []):
            by = other[column]
            if other is not line and by:
                for k, value in enumerate(line):
                    if value:
                        other[k] -= by * value
        self.basis[row] = column

    def optimum(self, cost, width):
        """The greatest value of the sum of cost times variable; None: without end."""
        line = list(cost) + [0.0] * (len(self.table[0]) - len(cost))
        line[-1] = 0.0
        for i, column in enumerate(self.basis):
            by = line[column]
            if by:
                for k, value in enumerate(self.table[i]):
                    line[k] -= by * value
        while True:
            column = next((k for k in range(width) if line[k] > TOLERANCE), None)
            if column is None:
                return -line[-1]
            ratios = [(row[-1] / row[column], self.basis[i], i) for i, row in enumerate(self.table)
                      if row[column] > TOLERANCE]
            if not ratios:
                return None
            self.pivot(min(ratios)[2], column, line)
