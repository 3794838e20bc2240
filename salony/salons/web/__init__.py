"""HTTP: addresses, views, forms. Views translate requests and answers and nothing else."""
