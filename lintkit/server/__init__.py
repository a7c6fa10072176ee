"""An editor's view: lintkit over the Language Server Protocol, through pygls."""
