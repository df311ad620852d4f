"""The settings of the network, one file a concern; what a host decides comes from environment.py."""

from network.settings.accounts import *
from network.settings.applications import *
from network.settings.database import *
from network.settings.files import *
from network.settings.languages import *
from network.settings.messages import *
from network.settings.security import *
from network.settings.wagtail import *
