"""HTTP: routes that convert and nothing more."""
