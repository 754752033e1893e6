"""What must hold when things break: processes killed, disks full, files gone, two at once. Real processes and files."""
