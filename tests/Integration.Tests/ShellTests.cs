using System.Diagnostics;
using AuditPipeline.Integration.Tests.Harness;

namespace AuditPipeline.Integration.Tests;

/// <summary>An auditor with a pack, a pinned key and a shell: openssl, jq, coreutils, xxd and poppler, nothing of ours (seal page, section 7).</summary>
public sealed class ShellTests
{
    private const int Calls = 11;   // no power of two

    // Every check ends the script with its word when it does not hold. The log is small and begins at 0, so its whole tree can be folded
    // level by level (RFC 6962, 2.1: an odd last node of a level goes up as it is, which gives the same root).
    private const string Auditor = """
        set -eu
        cd "$1"; key=$2
        public() { (printf 302a300506032b6570032100 | xxd -r -p; cut -d+ -f3- "$key" | base64 -d | tail -c +2) > "$tmp/pub.der"; }
        signed() {
            sed '/^$/,$d' "$1" > "$tmp/body"
            awk '/^— /{print $3;exit}' "$1" | base64 -d | tail -c +5 > "$tmp/sig"
            openssl pkeyutl -verify -pubin -keyform DER -inkey "$tmp/pub.der" -rawin -in "$tmp/body" -sigfile "$tmp/sig" >/dev/null || { echo "$2"; exit 1; }
        }
        tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
        public
        jq -r '.files[] | .sha256 + "  " + .path' manifest.json | sha256sum --check --quiet >/dev/null 2>&1 || { echo manifest; exit 1; }
        for stream in streams/*/; do
            signed "$stream/to/checkpoint" checkpoint
            sed '1,/^$/d' "$stream/to/head.tlog-proof" > "$tmp/anchor"
            signed "$tmp/anchor" anchor
            : > "$tmp/level"
            while IFS= read -r record; do
                printf '%s' "$record" | jq -j .leaf | base64 -d > "$tmp/leaf"
                (printf '\000'; cat "$tmp/leaf") | sha256sum | cut -c1-64 >> "$tmp/level"
                if [ "$(printf '%s' "$record" | jq -r '.parts.body.state // "none"')" = disclosed ]; then
                    salt=$(printf '%s' "$record" | jq -j .parts.body.salt | base64 -d | xxd -p -c 64)
                    printf '%s' "$record" | jq -j .parts.body.payload | base64 -d > "$tmp/payload"
                    opened=$(openssl mac -digest SHA256 -macopt "hexkey:$salt" -in "$tmp/payload" -binary HMAC | base64)
                    [ "$opened" = "$(jq -r .parts.body.pc "$tmp/leaf")" ] || { echo commitment; exit 1; }
                fi
            done < "$stream/records.jsonl"
            [ "$(wc -l < "$tmp/level")" = "$(sed -n 2p "$stream/to/checkpoint")" ] || { echo complete; exit 1; }
            while [ "$(wc -l < "$tmp/level")" -gt 1 ]; do
                while IFS= read -r left; do
                    if IFS= read -r right; then (printf '\001'; printf '%s' "$left$right" | xxd -r -p) | sha256sum | cut -c1-64; else printf '%s\n' "$left"; fi
                done < "$tmp/level" > "$tmp/next"
                mv "$tmp/next" "$tmp/level"
            done
            [ "$(xxd -r -p < "$tmp/level" | base64)" = "$(sed -n 3p "$stream/to/checkpoint")" ] || { echo root; exit 1; }
        done
        pdfsig pack.pdf > "$tmp/pdfsig" 2>/dev/null || true
        grep -q "Signature Validation: Signature is Valid" "$tmp/pdfsig" && grep -q "Total document signed" "$tmp/pdfsig" || { echo pdf; exit 1; }
        pdfdetach -saveall -o "$tmp" pack.pdf
        cmp -s "$tmp/findings.json" findings.json || { echo attachment; exit 1; }
        echo holds
        """;

    [Fact]
    public async Task Auditor_reaches_our_verdict_with_standard_tools_and_names_what_was_changed()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = await Deployment.StartedAsync(upstream.As("openai"));
        using (var caller = new Caller(deployment.Gateway))
            for (var i = 0; i < Calls; i++) await caller.ChatAsync($"question {i}");
        await deployment.Api.RecordedAsync(Calls);
        var folder = deployment.Folder;
        var pack = await deployment.Api.PackAsync(folder.Below("pack"));
        var key = folder.Below("log.vkey");
        await File.WriteAllTextAsync(key, deployment.LogKey + "\n");
        var script = folder.Below("auditor.sh");
        await File.WriteAllTextAsync(script, Auditor);

        (await ShellAsync(script, pack, key)).ShouldBe("holds");

        (await AlteredAsync("streams/p00/records.jsonl", text => Swapped(text, "\"payload\":\""), alsoInManifest: true)).ShouldBe("commitment");
        (await AlteredAsync("streams/p00/records.jsonl", text => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..], alsoInManifest: true)).ShouldBe("complete");
        (await AlteredAsync("streams/p00/to/checkpoint", text => text.Replace("/s/p00\n", "/s/p01\n", StringComparison.Ordinal), alsoInManifest: true)).ShouldBe("checkpoint");
        (await AlteredAsync("findings.json", text => text + " ", alsoInManifest: false)).ShouldBe("manifest");

        async Task<string> AlteredAsync(string path, Func<string, string> change, bool alsoInManifest)
        {
            var file = Path.Combine(pack, path);
            var before = await File.ReadAllTextAsync(file);
            var manifest = await File.ReadAllTextAsync(Path.Combine(pack, "manifest.json"));
            await File.WriteAllTextAsync(file, change(before));
            // Whoever changes a file changes its hash in the manifest too, so that the check behind it is put to the test.
            if (alsoInManifest)
                await File.WriteAllTextAsync(Path.Combine(pack, "manifest.json"), manifest.Replace(Sha256(before), Sha256(await File.ReadAllTextAsync(file)), StringComparison.Ordinal));
            var said = await ShellAsync(script, pack, key);
            await File.WriteAllTextAsync(file, before);
            await File.WriteAllTextAsync(Path.Combine(pack, "manifest.json"), manifest);
            return said;
        }
    }

    private static string Swapped(string text, string behind)
    {
        var at = text.IndexOf(behind, StringComparison.Ordinal) + behind.Length + 8;
        return text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];
    }

    private static string Sha256(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private static async Task<string> ShellAsync(string script, string pack, string key)
    {
        var start = new ProcessStartInfo("sh", [script, pack, key]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        said = said.Trim();
        (said == "holds").ShouldBe(process.ExitCode == 0, said + await errors);
        return said;
    }
}
