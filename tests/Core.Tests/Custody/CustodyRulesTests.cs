using AuditPipeline.Core.Custody;
using Shouldly;

namespace AuditPipeline.Core.Tests.Custody;

public sealed class CustodyRulesTests
{
    private const string Person = "0123456789abcdef0123456789abcdef";
    private const string Record = "018f5c1e-7c00-7abc-8def-0123456789ab";
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Theory]
    [InlineData(Person, null, "GDPR-17", null, null)]
    [InlineData(null, Record, "AVG-17(1)(b)", "zaak-2026/17", null)]
    [InlineData(null, null, "GDPR-17", null, "subject")]
    [InlineData(Person, Record, "GDPR-17", null, "subject")]
    [InlineData("anna@example.nl", null, "GDPR-17", null, "subject")]
    [InlineData(null, "no-id", "GDPR-17", null, "records[0]")]
    [InlineData(Person, null, "", null, "basis")]
    [InlineData(Person, null, "because I say so", null, "basis")]
    [InlineData(Person, null, "GDPR-17", "request of Anna de Vries", "reference")]
    public void Order_is_taken_or_the_field_at_fault_is_named(string? subject, string? record, string basis, string? reference, string? field)
    {
        var order = Order() with { Subject = subject, Records = record is null ? [] : [record], Basis = basis, Reference = reference };

        (CustodyRules.Check(order)?.Field).ShouldBe(field);
    }

    [Fact]
    public void Order_of_too_many_records_is_refused() =>
        CustodyRules.Check(Order() with { Subject = null, Records = [.. Enumerable.Repeat(Record, ErasureOrder.MostRecords + 1)] })!.Field.ShouldBe("records");

    [Theory]
    [InlineData(ErasureState.Requested, "counsel", true)]
    [InlineData(ErasureState.Requested, "dpo", false)]
    [InlineData(ErasureState.Approved, "counsel", false)]
    [InlineData(ErasureState.Held, "counsel", false)]
    [InlineData(ErasureState.Done, "counsel", false)]
    [InlineData(ErasureState.Withdrawn, "counsel", false)]
    public void Only_another_role_approves_and_only_once(ErasureState state, string role, bool allowed)
    {
        var (order, fault) = CustodyRules.Approve(Order() with { State = state }, role, At);

        (order is not null).ShouldBe(allowed);
        (fault is null).ShouldBe(allowed);
        if (allowed) order!.State.ShouldBe(ErasureState.Approved);
    }

    [Theory]
    [InlineData(ErasureState.Requested, true)]
    [InlineData(ErasureState.Approved, false)]
    [InlineData(ErasureState.Done, false)]
    public void What_was_approved_cannot_be_taken_back(ErasureState state, bool allowed) =>
        (CustodyRules.Withdraw(Order() with { State = state }).Order is not null).ShouldBe(allowed);

    [Theory]
    [InlineData(HoldState.Requested, "counsel", HoldState.Placed)]
    [InlineData(HoldState.Requested, "dpo", null)]
    [InlineData(HoldState.ReleaseRequested, "dpo", HoldState.Released)]
    [InlineData(HoldState.ReleaseRequested, "counsel", null)]
    [InlineData(HoldState.Placed, "counsel", null)]
    [InlineData(HoldState.Released, "dpo", null)]
    [InlineData(HoldState.Withdrawn, "counsel", null)]
    public void Each_change_of_a_hold_takes_another_role(HoldState state, string role, HoldState? becomes) =>
        (CustodyRules.Approve(Hold() with { State = state, ReleaseRequestedBy = "counsel" }, role, At).Hold?.State).ShouldBe(becomes);

    [Theory]
    [InlineData(HoldState.Requested, true)]
    [InlineData(HoldState.Placed, true)]
    [InlineData(HoldState.ReleaseRequested, true)]
    [InlineData(HoldState.Released, false)]
    [InlineData(HoldState.Withdrawn, false)]
    public void Hold_keeps_until_two_roles_have_ended_it(HoldState state, bool keeps) => (Hold() with { State = state }).IsActive.ShouldBe(keeps);

    [Fact]
    public void Hold_that_names_nothing_is_refused() => CustodyRules.Check(Hold() with { System = null }).ShouldNotBeNull();

    [Fact]
    public void Wire_words_and_numbers_are_frozen()
    {
        Words<ErasureState>().ShouldBe("1 requested, 2 approved, 3 held, 4 done, 5 withdrawn");
        Words<HoldState>().ShouldBe("1 requested, 2 placed, 3 release_requested, 4 released, 5 withdrawn");
        Words<StoragePlace>().ShouldBe("1 key_ring, 2 record_keys, 3 content, 4 originals, 5 old_files, 6 journal, 7 queue, 8 packs, 9 backups");
        Words<PlaceFinding>().ShouldBe("1 gone, 2 unreadable, 3 expires, 4 remains, 5 unbounded, 6 kept");
    }

    private static string Words<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(v =>
            $"{Convert.ToInt32(v, System.Globalization.CultureInfo.InvariantCulture)} {System.Text.Json.JsonSerializer.Serialize(v).Trim('"')}"));

    private static ErasureOrder Order() => new()
    {
        Id = "e-1", Tenant = "acme", Subject = Person, Basis = "GDPR-17", RequestedBy = "dpo", RequestedAt = At, DueAt = At.AddMonths(1),
    };

    private static LegalHold Hold() => new()
    {
        Id = "h-1", Tenant = "acme", Reason = "court case", System = "helpdesk", RequestedBy = "dpo", RequestedAt = At,
    };
}
