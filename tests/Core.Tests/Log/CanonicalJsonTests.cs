using System.Buffers;
using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Log;
using FsCheck;
using FsCheck.Fluent;

namespace AuditPipeline.Core.Tests.Log;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"a":1,"b":[true,false,"x",{}],"c":-9007199254740991}""")]
    [InlineData("""{"":0}""")]
    [InlineData("""{"\n":"\u0001\u001f\"\\","a":"é/"}""")]
    [InlineData("{\"\U0001F602\":1,\"\uFB33\":2}")]
    public void Canonical_bytes_pass(string json) => Check(json).ShouldBeNull();

    [Theory]
    [InlineData("", "empty")]
    [InlineData("[]", "top level")]
    [InlineData("\"a\"", "top level")]
    [InlineData("{ }", "must be a string")]
    [InlineData("{\"a\":1}\n", "after the document")]
    [InlineData("{\"a\": 1}", "white space")]
    [InlineData("{\"a\":1,\"a\":1}", "duplicate")]
    [InlineData("{\"b\":1,\"a\":1}", "out of order")]
    [InlineData("{\"a\":1,\"\\n\":1}", "out of order")]
    [InlineData("{\"\uFB33\":1,\"\U0001F602\":2}", "out of order")]
    [InlineData("{\"a\":null}", "null")]
    [InlineData("{\"a\":1.0}", "not an integer")]
    [InlineData("{\"a\":1e3}", "not an integer")]
    [InlineData("{\"a\":-0}", "minus zero")]
    [InlineData("{\"a\":01}", "leading zero")]
    [InlineData("{\"a\":-}", "not a number")]
    [InlineData("{\"a\":9007199254740992}", "outside")]
    [InlineData("{\"a\":99999999999999999999}", "outside")]
    [InlineData("{\"a\":\"\\u0041\"}", "escape")]
    [InlineData("{\"a\":\"\\u000A\"}", "escape")]
    [InlineData("{\"a\":\"\\u000a\"}", "escape")]
    [InlineData("{\"a\":\"\\u001F\"}", "escape")]
    [InlineData("{\"a\":\"\\/\"}", "escape")]
    [InlineData("{\"a\":\"\\ud83d\\ude02\"}", "escape")]
    [InlineData("{\"a\":\"\t\"}", "control")]
    [InlineData("{\"a\":\"x", "not closed")]
    [InlineData("{\"a\":tru}", "not a value")]
    [InlineData("{\"a\":1,}", "must be a string")]
    [InlineData("{\"a\":[1,]}", "not a value")]
    [InlineData("{\"a\"", "colon")]
    public void Anything_else_is_named(string json, string what) => Check(json)!.What.ShouldContain(what);

    [Fact]
    public void Broken_utf8_is_refused()
    {
        byte[] surrogate = [.. "{\"a\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8];

        CanonicalJson.Check(surrogate, CanonicalJsonLimits.Leaf)!.What.ShouldBe("invalid UTF-8");
        Should.Throw<ArgumentException>(() => Written(w => w.WriteString("a"u8, "\uD800")));
        Should.Throw<FormatException>(() => CanonicalJson.CanonicaliseObject("""{"a":"\ud800"}"""u8.ToArray()));
    }

    [Fact]
    public void Sixteen_deep_is_the_deepest()
    {
        string Deep(int levels) => string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "{}" + new string('}', levels - 1);

        Check(Deep(16)).ShouldBeNull();
        Check(Deep(17))!.What.ShouldBe("nested too deep");
    }

    [Fact]
    public void Sixteen_kibibytes_is_the_longest_leaf()
    {
        string Long(int bytes) => $"{{\"a\":\"{new string('x', bytes - 8)}\"}}";

        Check(Long(16 * 1024)).ShouldBeNull();
        Check(Long(16 * 1024 + 1))!.What.ShouldBe("document too long");
    }

    [Fact]
    public void Writer_gives_the_frozen_bytes()
    {
        var bytes = Written(w =>
        {
            w.WriteString("id"u8, "01900000-0000-7000-8000-000000000000");
            w.WriteStartObject("meta"u8);
            w.WriteString("model"u8, "gröẞe \"x\"\n\u0001"u8);
            w.WriteInteger("tokens"u8, -12);
            w.WriteEndObject();
            w.WriteBase64("pc"u8, [0, 1, 2, 255]);
            w.WriteStartArray("tags"u8);
            w.WriteString("a");
            w.WriteBoolean(true);
            w.WriteInteger(7);
            w.WriteStartObject();
            w.WriteEndObject();
            w.WriteEndArray();
            w.WriteBoolean("v"u8, false);
        });

        Encoding.UTF8.GetString(bytes).ShouldBe(
            """{"id":"01900000-0000-7000-8000-000000000000","meta":{"model":"gröẞe \"x\"\n\u0001","tokens":-12},"pc":"AAEC/w==","tags":["a",true,7,{}],"v":false}""");
    }

    [Fact]
    public void Writer_holds_keys_to_their_order()
    {
        Should.Throw<InvalidOperationException>(() => Written(w => { w.WriteInteger("b"u8, 1); w.WriteInteger("a"u8, 1); }));
        Should.Throw<InvalidOperationException>(() => Written(w => { w.WriteInteger("a"u8, 1); w.WriteInteger("a"u8, 1); }));
        Should.Throw<InvalidOperationException>(() => Written(w => { w.WriteInteger("\uFB33"u8, 1); w.WriteInteger("\U0001F602"u8, 1); }));
        Should.Throw<InvalidOperationException>(() => Written(w =>
        {
            w.WriteStartObject("m"u8);
            w.WriteInteger("z"u8, 1);
            w.WriteEndObject();
            w.WriteInteger("a"u8, 1);
        }));
        Should.Throw<InvalidOperationException>(() => Written(w => w.WriteInteger(1)));
        Should.Throw<ArgumentOutOfRangeException>(() => Written(w => w.WriteInteger("a"u8, CanonicalJson.MaxInteger + 1)));
    }

    [Fact]
    public void What_is_canonicalised_passes_and_stays_the_same() => Prop.ForAll(
        ArbMap.Default.ArbFor<Dictionary<string, string>>().Filter(d => d.All(p => p.Key is not null && p.Value is not null && Valid(p.Key) && Valid(p.Value))),
        ArbMap.Default.ArbFor<int[]>(),
        (texts, numbers) =>
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(new { texts, numbers, nested = new object[] { true, new { a = texts } } });

            var canonical = CanonicalJson.CanonicaliseObject(json);

            return CanonicalJson.Check(canonical, new CanonicalJsonLimits(int.MaxValue)) is null
                && CanonicalJson.CanonicaliseObject(canonical).AsSpan().SequenceEqual(canonical)
                && JsonElement.DeepEquals(JsonDocument.Parse(json).RootElement, JsonDocument.Parse(canonical).RootElement);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Keys_sort_by_utf16_code_units() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>().Filter(s => s is not null && Valid(s)),
        ArbMap.Default.ArbFor<string>().Filter(s => s is not null && Valid(s)),
        (a, b) => Math.Sign(Utf16Order.Compare(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b))) == Math.Sign(string.CompareOrdinal(a, b)))
        .QuickCheckThrowOnFailure();

    private static bool Valid(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);

    private static CanonicalJsonFault? Check(string json) => CanonicalJson.Check(Encoding.UTF8.GetBytes(json), CanonicalJsonLimits.Leaf);

    private static byte[] Written(Action<CanonicalJsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new CanonicalJsonWriter(buffer);
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
        writer.IsComplete.ShouldBeTrue();
        CanonicalJson.Check(buffer.WrittenSpan, CanonicalJsonLimits.Leaf).ShouldBeNull();
        return buffer.WrittenSpan.ToArray();
    }
}
