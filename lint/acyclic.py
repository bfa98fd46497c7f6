"""No module imports itself through others: a contract for import-linter, over single modules and not over folders."""

from importlinter import Contract, ContractCheck, output


class AcyclicModulesContract(Contract):
    """Broken by every group of modules that import each other in a circle.

    import-linter's own `acyclic_siblings` counts a folder as one, and would refuse two folders whose modules use
    each other without a circle.
    """

    def check(self, graph, verbose):
        circles = circles_of(
            {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
        )
        return ContractCheck(kept=not circles, metadata={"circles": circles})

    def render_broken_contract(self, check):
        for circle in check.metadata["circles"]:
            output.print_error(f"Import each other: {', '.join(circle)}")


def circles_of(imports):
    """Return the groups of modules that reach each other, as sorted lists, from {module: the modules it imports}."""
    reached = {module: _reached_from(module, imports) for module in imports}
    in_circles = {module for module, others in reached.items() if module in others}
    circles = {
        tuple(sorted(o for o in reached[module] & in_circles if module in reached[o]))
        for module in in_circles
    }
    return sorted(list(circle) for circle in circles)


def _reached_from(module, imports):
    found, waiting = set(), [module]
    while waiting:
        new = set(imports[waiting.pop()]) - found
        found |= new
        waiting += new
    return found
