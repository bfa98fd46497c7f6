"""No folder has more modules than one can take in at a glance: a contract for import-linter."""

from importlinter import Contract, ContractCheck, fields, output


class LevelsContract(Contract):
    """Broken by every folder with more than `most` modules in it, those in its own folders not counted.

    Migrations and commands are many by nature, and named by what runs them.
    """

    most = fields.IntegerField()

    def check(self, graph, verbose):
        full = full_folders(graph.modules, self.most)
        return ContractCheck(kept=not full, metadata={"full": full})

    def render_broken_contract(self, check):
        for folder, count in check.metadata["full"].items():
            output.print_error(
                f"{folder} has {count} modules at one level: give those that belong together a folder."
            )


def full_folders(modules, most):
    """Return {folder: its number of modules} for the folders among dotted `modules` that have more than `most`."""
    folders = {module.rpartition(".")[0] for module in modules} - {""}
    counts = {
        folder: sum(m.rpartition(".")[0] == folder and m not in folders for m in modules)
        for folder in folders
    }
    return {
        folder: count
        for folder, count in sorted(counts.items())
        if count > most and not folder.endswith((".migrations", ".commands"))
    }
