"""Checks of a knowledge base before it goes to citizens: each rule says what is wrong, where, and what to do.

`entry_remarks` judges one entry alone, so that an editor can show it before publishing; `check_folder` judges a whole
folder of entry files with its local facts and its question sets, with file and line.
"""

from knowledge.checks.findings import Finding, Remark, Severity
from knowledge.checks.folder import SETS_FOLDER, OpenBlank, Report, check_folder
from knowledge.checks.rules import entry_remarks

__all__ = ["SETS_FOLDER", "Finding", "OpenBlank", "Remark", "Report", "Severity", "check_folder", "entry_remarks"]
