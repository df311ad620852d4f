// Work that is done step by step goes on by itself; without this a button does it.
document.querySelector("form[data-goes-on]")?.requestSubmit();
