"""Training of the bundled encoder; needs the extra ``models`` and is not imported when Căn Cứ runs."""
