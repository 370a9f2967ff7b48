using System.Globalization;

namespace AuditPipeline.Pii.Secrets;

/// <summary>Forms of access keys as their providers document them. To add one, add a line: prefix, alphabet, fewest characters behind the
/// prefix, and the most where it is fixed.</summary>
internal static class KeyShapes
{
    internal static IReadOnlyList<KeyShape> All { get; } = Parse("""
        sk- Base64Url 20
        sk_live_ Alphanumeric 16
        sk_test_ Alphanumeric 16
        rk_live_ Alphanumeric 16
        rk_test_ Alphanumeric 16
        pk_live_ Alphanumeric 16
        whsec_ Base64 24
        AKIA UpperDigits 16 16
        ASIA UpperDigits 16 16
        ABIA UpperDigits 16 16
        ACCA UpperDigits 16 16
        ABSK Base64 100
        bedrock-api-key- Base64 40
        amzn.mws. Base64Url 32
        AIza Base64Url 30 39
        GOCSPX- Base64Url 24
        ya29. Base64Url 20
        ghp_ Alphanumeric 30
        gho_ Alphanumeric 30
        ghu_ Alphanumeric 30
        ghs_ Alphanumeric 30
        ghr_ Alphanumeric 30
        github_pat_ Base64Url 36
        glpat- Dotted 20
        gldt- Base64Url 20
        glrt- Dotted 20
        glptt- Base64Url 20
        glcbt- Base64Url 20
        glagent- Base64Url 20
        gloas- Base64Url 20
        glsoat- Base64Url 20
        glft- Base64Url 20
        glffct- Base64Url 20
        glimt- Base64Url 20
        GR1348941 Base64Url 20
        xoxb- Base64Url 20
        xoxp- Base64Url 20
        xoxa- Base64Url 20
        xoxr- Base64Url 20
        xoxs- Base64Url 20
        xoxo- Base64Url 20
        xoxc- Base64Url 20
        xoxd- Base64 20
        xoxe- Base64Url 20
        xoxe.xox Base64Url 20
        xapp- Base64Url 20
        hf_ Alphanumeric 30
        api_org_ Alphanumeric 30
        gsk_ Alphanumeric 40
        r8_ Alphanumeric 30
        xai- Alphanumeric 40
        pplx- Alphanumeric 40
        nvapi- Base64Url 40
        tvly- Base64Url 20
        csk- Alphanumeric 40
        fw_ Alphanumeric 20
        jina_ Base64Url 40
        pcsk_ Base64Url 40
        lsv2_ Base64Url 32
        pk-lf- Base64Url 32
        phx_ Alphanumeric 40
        phc_ Alphanumeric 40
        e2b_ Hex 40
        npm_ Alphanumeric 30
        pypi- Base64Url 50
        rubygems_ Hex 40
        oy2 Alphanumeric 43 43
        CLOJARS_ Alphanumeric 40
        SG. Dotted 60
        key- Hex 32 32
        SK Hex 32 32
        xkeysib- Hex 60
        mlsn. Alphanumeric 40
        re_ Base64Url 30
        dop_v1_ Hex 60
        doo_v1_ Hex 60
        dor_v1_ Hex 60
        shpat_ Hex 32
        shpca_ Hex 32
        shppa_ Hex 32
        shpss_ Hex 32
        PMAK- Hex 50
        dapi Hex 32
        lin_api_ Alphanumeric 30
        ntn_ Alphanumeric 40
        secret_ Alphanumeric 40
        figd_ Base64Url 30
        glsa_ Base64Url 32
        glc_ Base64 32
        hvs. Base64Url 24
        hvb. Base64Url 24
        dp.pt. Alphanumeric 40
        dp.st. Dotted 40
        dp.ct. Alphanumeric 40
        dp.sa. Alphanumeric 40
        NRAK- UpperDigits 20
        NRJS- Hex 19
        NRII- Base64Url 30
        NRAA- Hex 20
        dckr_pat_ Base64Url 20
        dckr_oat_ Base64Url 20
        EAACEdEose0cBA Alphanumeric 20
        EZAK Alphanumeric 54 54
        EZTK Alphanumeric 54 54
        LTAI Alphanumeric 16 26
        AKID Alphanumeric 32 32
        pscale_tkn_ Dotted 30
        pscale_pw_ Dotted 30
        pscale_oauth_ Dotted 30
        rdme_ Alphanumeric 60
        sbp_ Hex 40
        sb_secret_ Base64Url 20
        sntrys_ Base64 40
        sntryu_ Hex 60
        sq0atp- Base64Url 20
        sq0csp- Base64Url 40
        EAAA Base64Url 56
        shippo_live_ Hex 40
        shippo_test_ Hex 40
        pul- Hex 40
        p8e- Alphanumeric 30
        fio-u- Base64Url 60
        FLWSECK_TEST- Alphanumeric 12
        FLWSECK- Base64Url 20
        dt0c01. Dotted 80
        duffel_test_ Base64Url 40
        duffel_live_ Base64Url 40
        ATATT3 Base64 100
        ATCTT3 Base64 100
        ATBB Alphanumeric 28
        AstraCS: Base64Url 40
        aio_ Alphanumeric 28 28
        ops_ey Base64 100
        v1.0- Hex 140
        FlyV1 Base64 60
        fo1_ Base64Url 40
        fm1_ Base64 60
        fm2_ Base64 60
        ico- Alphanumeric 32 32
        AKCp Alphanumeric 60
        lin_oauth_ Alphanumeric 40
        live_ Alphanumeric 30
        test_ Alphanumeric 30
        nfp_ Alphanumeric 30
        sha256~ Base64Url 40
        API- UpperDigits 26 26
        pk.eyJ Dotted 60
        sk.eyJ Dotted 60
        pnu_ Alphanumeric 36
        access-sandbox- Hex 41
        access-production- Hex 41
        sgp_ Base64Url 40
        AQVN Base64Url 35
        y0_ Base64Url 40
        zpka_ Alphanumeric 30
        tk-us- Base64Url 40
        HRKU- Base64Url 36
        PMAT- Alphanumeric 24
        cal_live_ Hex 32
        hooks.slack.com/services/ Base64 30
        hooks.slack.com/workflows/ Base64 30
        discord.com/api/webhooks/ Base64 60
        discordapp.com/api/webhooks/ Base64 60
        """);

    private static KeyShape[] Parse(string lines) => [.. lines.Split('\n').Select(line =>
    {
        var words = line.Trim().Split(' ');
        var least = int.Parse(words[2], CultureInfo.InvariantCulture);
        var most = words.Length > 3 ? int.Parse(words[3], CultureInfo.InvariantCulture) : SecretToken.Longest;
        return new KeyShape(words[0], Enum.Parse<KeyAlphabet>(words[1]), least, most);
    })];
}
