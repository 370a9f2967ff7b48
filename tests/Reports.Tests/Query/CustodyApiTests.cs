using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Reports.Tests.Query;

public sealed class CustodyApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Record = "018f5c1e-7c00-7abc-8def-0123456789ab";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("erasures")]
    [InlineData("erasures/e-1/approval")]
    [InlineData("erasures/e-1/withdrawal")]
    [InlineData("holds")]
    [InlineData("holds/h-1/approval")]
    [InlineData("holds/h-1/release")]
    public async Task Administrator_key_alone_neither_erases_nor_holds(string path)
    {
        foreach (var key in (string?[])[null, "wrong", ApiHost.Key])
        {
            using var answer = await PostAsync(path, key, new { records = new[] { Record } });

            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Person_is_ordered_by_name_kept_by_pseudonym_and_approved_by_another_role()
    {
        using var made = await PostAsync("erasures", ApiHost.DpoKey, new { user = "anna@example.nl", reference = "AVG-17" });
        using var alone = await PostAsync("erasures/e-1/approval", ApiHost.DpoKey, null);
        using var approved = await PostAsync("erasures/e-1/approval", ApiHost.CounselKey, null);

        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        made.Headers.Location!.ToString().ShouldBe("/api/v1/custody/erasures/e-1");
        var order = await JsonAsync(made);
        order.GetProperty("subject").GetString().ShouldBe(Pseudonym.Of(ApiHost.PseudonymKey, "anna@example.nl"));
        order.GetProperty("basis").GetString().ShouldBe("GDPR-17");
        order.GetProperty("requested_by").GetString().ShouldBe("dpo");
        order.GetProperty("state").GetString().ShouldBe("requested");
        order.GetRawText().ShouldNotContain("anna@");
        alone.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await JsonAsync(approved)).GetProperty("approved_by").GetString().ShouldBe("counsel");
    }

    [Theory]
    [InlineData("erasures", """{}""", "subject")]
    [InlineData("erasures", """{"records":["none"]}""", "records[0]")]
    [InlineData("erasures", """{"user":""}""", "user")]
    [InlineData("erasures", """{"user":"a","subject":"b"}""", "subject")]
    [InlineData("erasures", """{"user":"a","reason":"x"}""", "reason")]
    [InlineData("erasures", """{"user":"a","basis":"?"}""", "basis")]
    [InlineData("erasures", """[""", "body")]
    [InlineData("holds", """{"system":"helpdesk"}""", "reason")]
    [InlineData("holds", """{"reason":"x","from":"yesterday"}""", "from")]
    [InlineData("holds", """{"reason":"x","from":"2026-02-01","to":"2026-01-01"}""", "from")]
    public async Task Wrong_field_is_named(string path, string body, string field)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/custody/{path}") { Content = new StringContent(body) };
        request.Headers.Add("x-audit-role-key", ApiHost.DpoKey);

        using var answer = await host.Client.SendAsync(request, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await JsonAsync(answer)).GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task What_nobody_knows_is_not_found_and_what_was_not_carried_out_is_not_certified()
    {
        using var unknown = await host.Client.GetAsync("/api/v1/custody/erasures/e-9", Cancellation);
        using var none = await PostAsync("holds/h-9/release", ApiHost.DpoKey, null);
        (await PostAsync("erasures", ApiHost.DpoKey, new { records = new[] { Record } })).Dispose();
        using var certificate = await host.Client.GetAsync("/api/v1/custody/erasures/e-1/certificate.pdf", Cancellation);

        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        certificate.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string? roleKey, object? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/custody/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        if (roleKey is not null) request.Headers.Add("x-audit-role-key", roleKey);
        return await host.Client.SendAsync(request, Cancellation);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(Cancellation));
}
