"""Models that every app may use."""

from network.content.models.base import BasePage
from network.content.models.jargon import JargonTerm
from network.content.models.menu import Menu, MenuItem
from network.content.models.network_settings import NetworkSettings, NetworkWords
from network.content.models.picture import Picture, Rendition
from network.content.models.state import ContentState

__all__ = [
    "BasePage",
    "ContentState",
    "JargonTerm",
    "Menu",
    "MenuItem",
    "NetworkSettings",
    "NetworkWords",
    "Picture",
    "Rendition",
]
