"""HTTP: addresses, views, forms, headers. Views translate requests and answers and nothing else."""
