#!/bin/sh
# Sees to it that NuGet can restore librdkafka.redist, the native part of Confluent.Kafka. Asks the machine's NuGet sources first; only
# where they do not have it, builds it from the source inside a pinned npm package and packs it into the local feed (nuget.config).
# Prints nothing and touches no network when it was done before. `prepare.sh needs` prints "build" when the next run would compile.
# AUDIT_BUILD_LIBRDKAFKA=1 builds without asking. Exit codes: 0, 3 failure.
set -eu

version=2.15.1
npm_package=@confluentinc/kafka-javascript@1.10.1
npm_sha512=29578f5019f6d44a8254ff667f1cc4b8cdd26091c7105ed7fa2882d9ee374108034b211a92c2279821a8a13df0e6af9c340764482acaef58f42027eaa12a992f

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
native=$(dirname "$here")
root=$(CDPATH= cd -- "$native/../.." && pwd)
feed="$native/feed"
cache="$native/cache/librdkafka"
package="$feed/librdkafka.redist.$version.nupkg"
stamp="$native/cache/.librdkafka"
want=$(cat "$here/prepare.sh" "$here/pack.mjs" | sha256sum | cut -d' ' -f1)

say() { printf '%s\n' "$*" >&2; }
fail() { say "audit: $1"; exit 3; }

# What was decided before: "nuget" or "local"; nothing when nothing was, or when what it stands for is gone.
decided() {
    [ -f "$stamp" ] || return 0
    read -r by how < "$stamp" || return 0
    [ "$by" = "$want" ] || return 0
    [ "$how" != local ] || [ -f "$package" ] || return 0
    printf '%s' "$how"
}

packages_folder() {
    folder=$(dotnet nuget locals global-packages --list 2>/dev/null | sed -n 's/^global-packages: //p')
    printf '%s' "${folder:-$HOME/.nuget/packages/}" | sed "s|/*\$|/librdkafka.redist/$version|"
}

# A package built here earlier and still in NuGet's cache would be found in place of the published one, and the other way round.
forget_cached() { rm -rf "$(packages_folder)"; }

# Whether the machine's own sources have it: 0 yes, 1 no. The probe restores nothing else.
asked() {
    probe="$cache/probe"
    rm -rf "$probe"
    mkdir -p "$probe"
    rm -f "$package" "$feed/content-hash"
    published=$(awk '/"librdkafka\.redist": \{/ { inside = 1 } inside && /"contentHash":/ { gsub(/[",]/, "", $2); print $2; exit }' \
        "$root/src/Adapters/Kafka/packages.lock.json")
    folder=$(packages_folder)
    [ ! -f "$folder/.nupkg.metadata" ] || grep -qF "$published" "$folder/.nupkg.metadata" || forget_cached
    cat > "$probe/Probe.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
    <RestorePackagesWithLockFile>false</RestorePackagesWithLockFile>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="librdkafka.redist" Version="[$version]" />
  </ItemGroup>
</Project>
XML
    printf '<Project />\n' | tee "$probe/Directory.Build.props" "$probe/Directory.Packages.props" > "$probe/Directory.Build.targets"
    if dotnet restore "$probe/Probe.csproj" -v quiet > "$cache/probe.log" 2>&1; then return 0; fi
    # NU1101: no source has the package; NU1102: none has this version. Anything else is a source that could not be asked.
    if grep -qE 'NU110[12]' "$cache/probe.log" && ! grep -q 'NU1301' "$cache/probe.log"; then return 1; fi
    grep -E 'error' "$cache/probe.log" | sort -u | head -n 5 >&2 || true
    fail "NuGet could not be asked for librdkafka.redist $version"
}


build() {
    say "audit: building librdkafka $version from source, once (NuGet has no librdkafka.redist here; about a minute)"
    source="$cache/source"
    rm -rf "$source"
    mkdir -p "$source"
    (cd "$cache" && npm pack "$npm_package" --ignore-scripts --loglevel=error > "$cache/npm.log" 2>&1) || { cat "$cache/npm.log" >&2; fail "fetching $npm_package failed"; }
    tarball="$cache/confluentinc-kafka-javascript-1.10.1.tgz"
    [ "$(sha512sum "$tarball" | cut -d' ' -f1)" = "$npm_sha512" ] || fail "$npm_package is not the one pinned: its SHA-512 differs"
    tar -xzf "$tarball" -C "$source" --strip-components=3 package/deps/librdkafka
    (
        cd "$source"
        # Kerberos and OIDC would pull in Cyrus SASL and curl; PLAIN, SCRAM and OAUTHBEARER come with OpenSSL. LZ4 is in the source.
        ./configure --disable-gssapi --disable-curl --disable-lz4-ext --enable-ssl --enable-zstd --enable-zlib --disable-debug-symbols --no-download \
            && make -j"$(nproc)" -C src librdkafka.so.1
    ) > "$cache/build.log" 2>&1 || { tail -n 20 "$cache/build.log" >&2; fail "building librdkafka failed; everything it said is in deploy/native/cache/librdkafka/build.log"; }
    for needed in SSL ZSTD ZLIB SASL_SCRAM SASL_OAUTHBEARER; do
        grep -q "^#define WITH_$needed 1" "$source/config.h" || fail "librdkafka was built without $needed; see deploy/native/cache/librdkafka/build.log"
    done
    case $(uname -m) in
        x86_64) rid=linux-x64 ;;
        aarch64 | arm64) rid=linux-arm64 ;;
        *) fail "no package layout for processor $(uname -m)" ;;
    esac
    mkdir -p "$feed"
    node "$here/pack.mjs" "$version" "$rid" "$source" "$package" > "$feed/content-hash" || fail "packing librdkafka.redist failed"
    rm -rf "$source"
}

# The committed lock files name the hash of the published package. Where the one built here is used, restoring stays locked against
# copies that differ in this one hash (Directory.Build.props).
lock_copies() {
    hash=$(cat "$feed/content-hash")
    find "$root/src" "$root/bench" "$root/tests" -name packages.lock.json -not -path '*/obj/*' -not -path '*/bin/*' | while read -r lock; do
        copy="$(dirname "$lock")/obj/packages.lock.json"
        mkdir -p "$(dirname "$copy")"
        awk -v hash="$hash" '
            /"librdkafka\.redist": \{/ { inside = 1 }
            inside && /"contentHash":/ { sub(/"contentHash": "[^"]*"/, "\"contentHash\": \"" hash "\""); inside = 0 }
            { print }' "$lock" > "$copy.new"
        if cmp -s "$copy.new" "$copy" 2>/dev/null; then rm "$copy.new"; else mv "$copy.new" "$copy"; fi
    done
}

how=$(decided)
if [ -z "$how" ]; then
    mkdir -p "$cache"
    if [ "${AUDIT_BUILD_LIBRDKAFKA:-0}" != 1 ] && asked; then how=nuget; else how=build; fi
    printf '%s %s\n' "$want" "$how" > "$stamp"
fi
if [ "${1:-}" = needs ]; then
    [ "$how" != build ] || printf 'build\n'
    exit 0
fi
if [ "$how" = build ]; then
    build
    forget_cached
    how=local
    printf '%s %s\n' "$want" "$how" > "$stamp"
fi
[ "$how" != local ] || lock_copies
