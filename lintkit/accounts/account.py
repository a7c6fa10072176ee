"""The account of every integration point of a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.attempts import Attempts
from lintkit.accounts.deadlines import deadline
from lintkit.accounts.http import endpoint_of, model_in_body
from lintkit.accounts.levels import Levels
from lintkit.accounts.models import Models, pin_of
from lintkit.accounts.points import find_points
from lintkit.accounts.services import service_at, service_of
from lintkit.accounts.settings import ModuleSettings
from lintkit.accounts.surroundings import surroundings
from lintkit.accounts.waits import outcomes
from lintkit.model import IntegrationPoint, OutputHandling, TestProof
