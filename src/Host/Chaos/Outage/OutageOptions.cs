namespace AuditPipeline.Host.Chaos.Outage;

/// <param name="What">What is down: <c>brokers</c> or <c>store</c>.</param>
/// <param name="Seconds">For how long at least, 1 to 3,600; longer until the journal has been full for a few seconds.</param>
/// <param name="Rate">Calls per second, 1 to 2,000; half of them on a route that records first, half on one that passes first.</param>
internal sealed record OutageOptions(string What, int Seconds, int Rate);
