using AuditPipeline.Reports.Press.Fonts;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>Measures (points) and colours of the page. Every text colour has at least 4.5:1 contrast on every ground it stands
/// on (WCAG 2.2, 1.4.3).</summary>
internal static class Theme
{
    public const double PageWidth = 595.276;    // A4, ISO 216
    public const double PageHeight = 841.89;
    public const double Left = 62;
    public const double Right = PageWidth - 62;
    public const double Width = Right - Left;
    public const double Top = PageHeight - 84;
    public const double Bottom = 74;
    public const double BodyHeight = Top - Bottom;
    public const double BlockGap = 9;

    public static readonly Rgb Ink = new(0x1B, 0x1F, 0x24);
    public static readonly Rgb Muted = new(0x53, 0x5B, 0x66);
    public static readonly Rgb Accent = new(0x1C, 0x3F, 0x63);
    public static readonly Rgb AccentMiddle = new(0x7E, 0x9B, 0xB8);
    public static readonly Rgb AccentLight = new(0xD5, 0xE0, 0xEA);
    public static readonly Rgb Ground = new(0xF3, 0xF6, 0xF9);
    public static readonly Rgb Rule = new(0xCB, 0xD2, 0xDA);
    public static readonly Rgb Caution = new(0x8A, 0x3B, 0x12);
    public static readonly Rgb CautionGround = new(0xFC, 0xF4, 0xEC);
    public static readonly Rgb White = new(0xFF, 0xFF, 0xFF);

    public static readonly TextStyle Body = new(FontFace.Regular, 9.5, 14, Ink);
    public static readonly TextStyle Cell = new(FontFace.Regular, 8.2, 11.2, Ink);
    public static readonly TextStyle CellHead = new(FontFace.Bold, 8.2, 11.2, Accent);
    public static readonly TextStyle Caption = new(FontFace.Bold, 9, 12.5, Ink);
    public static readonly TextStyle Small = new(FontFace.Regular, 8, 11, Muted);
    public static readonly TextStyle Label = new(FontFace.Regular, 7.6, 10, Muted);
    public static readonly TextStyle Command = new(FontFace.Mono, 7.8, 11.2, Ink, BreakAnywhere: true);
    public static readonly TextStyle CoverTitle = new(FontFace.Bold, 25, 32, Accent);
    public static readonly TextStyle CoverSubtitle = new(FontFace.Regular, 13, 19, Muted);
    public static readonly TextStyle NoticeTitle = new(FontFace.Bold, 12, 16, Accent);

    public static TextStyle Heading(int level) => level switch
    {
        1 => new TextStyle(FontFace.Bold, 17, 23, Accent),
        2 => new TextStyle(FontFace.Bold, 12.5, 17.5, Accent),
        _ => new TextStyle(FontFace.Bold, 10.2, 14.5, Ink),
    };
}
