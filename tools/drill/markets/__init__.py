"""What the drills of fuel, banks and vegetables share: pages as the 46 ways change them, counts, and how they run."""
