// Every test starts programs of its own; two at a time would only measure the machine, and ClickHouse opens one folder per process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
