namespace AuditPipeline.Adapters.ClickHouse.Server;

/// <summary>One statement on its way to a server.</summary>
/// <param name="Doing">For messages: <c>run 'INSERT INTO records'</c>.</param>
/// <param name="Query">Query string: settings and constant SQL, no values.</param>
/// <param name="Body">Makes the body; called for each attempt.</param>
/// <param name="Repeatable">Running it twice comes to the same as once, also when the first attempt may have reached the server.</param>
internal sealed record ServerRequest(string Doing, string Query, Func<HttpContent> Body, bool Repeatable);
