"""Reports in every form that people use: suppression of small cells, files, charts."""
