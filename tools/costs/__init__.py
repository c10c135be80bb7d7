"""What the deployment costs: counts times list prices."""
