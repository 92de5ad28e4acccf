"""Parts of 数据管理: from the drop of files to what a load did, and the loads so far."""
