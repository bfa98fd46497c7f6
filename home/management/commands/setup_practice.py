import sys

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.models import PracticeSettings
from home.setup import setup_practice
from home.setup_questions import ADDRESS, QUESTIONS, Question, open_questions

WHERE_IN_THE_ADMIN = "in the admin, under Settings → Practice settings and Pages → Locations"


class Command(BaseCommand):
    help = (
        "Make the empty tree, the roles and the settings of a practice. What exists keeps what it has. On a terminal "
        "it asks for what nobody has typed yet: name, phone, address and time zone of the practice."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        for name, question in QUESTIONS.items():
            parser.add_argument(question.option, dest=name, help=question.words)
        parser.add_argument(
            "--no-input", action="store_false", dest="is_asking", help="ask nothing, on a terminal too"
        )

    def handle(self, *args: object, is_asking: bool, **options: object) -> None:
        given = {name: options[name] for name in QUESTIONS if options[name] is not None}
        names = open_questions()
        try:
            setup_practice(self.answers(names, given, is_asking and sys.stdin.isatty()))
        except (KeyboardInterrupt, EOFError):
            raise CommandError("\nStopped. Nothing was changed.") from None
        # An update may count more as a use of a topic, a picture, …
        call_command("rebuild_references_index", verbosity=0)
        self.stdout.write("The practice is set up.")
        self.report(names, given)

    def answers(self, names: list[str], given: dict[str, str], is_asking: bool) -> dict[str, str]:
        """Return the answers to these questions, by name: from options and, if `is_asking`, from the terminal.

        What an option got wrong is asked again. Where nobody can be asked, CommandError tells all that is wrong.
        """
        answers, problems = {}, []
        if is_asking and not given.keys() >= {*names}:
            self.stdout.write("Press Enter to leave out what you do not know yet. Ctrl-C stops.")
        for name in names:
            question = QUESTIONS[name]
            has_address = any(part in given or part in answers for part in ADDRESS)
            is_needed = has_address if name in ADDRESS else name == "name"
            if name in given or (name in ADDRESS and has_address and not is_asking):
                try:
                    answers[name] = question.answer(given.get(name, ""))
                    continue
                except ValidationError as error:
                    problems.append(f"{question.option}: {' '.join(error.messages)}")
            if is_asking and (is_needed or name not in ADDRESS[1:]):
                if problems:
                    self.stderr.write(problems.pop())
                if answer := self.ask(question, is_needed):
                    answers[name] = answer
        if problems:
            raise CommandError("\n".join([*problems, "Nothing was changed."]))
        return answers

    def ask(self, question: Question, is_needed: bool) -> str:
        """Return what somebody types once it is an answer, or "" for what is not needed and was left out."""
        practice = PracticeSettings.objects.first() or PracticeSettings()
        default = f" [{practice.time_zone}]" if question.name == "time_zone" else ""
        while True:
            text = input(f"{question.words}{default}: ")
            if not text.strip() and not is_needed:
                return ""
            try:
                return question.answer(text)
            except ValidationError as error:
                self.stderr.write(" ".join(error.messages))

    def report(self, names: list[str], given: dict[str, str]) -> None:
        """Say which options had no effect, as these questions alone were open, and what is missing still."""
        if kept := [QUESTIONS[name].option for name in given if name not in names]:
            self.stdout.write(
                f"Typed before, and left as it was: {', '.join(kept)}. Change it {WHERE_IN_THE_ADMIN}."
            )
        if "time_zone" in names:
            self.stdout.write(f"The time zone is {PracticeSettings.load().time_zone}.")
        if missing := [name for name in open_questions() if name != "time_zone"]:
            options = ", ".join(QUESTIONS[name].option for name in missing)
            self.stdout.write(
                f"Still missing: {options}. Run this command again with these options, or on a terminal, where it asks "
                f"for them. Or fill them in {WHERE_IN_THE_ADMIN}."
            )
