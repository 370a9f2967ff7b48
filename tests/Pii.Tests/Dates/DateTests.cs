using System.Globalization;
using AuditPipeline.Pii.Dates;

namespace AuditPipeline.Pii.Tests.Dates;

public sealed class DateTests
{
    [Theory]
    [InlineData("Signed «1987-03-09».")]
    [InlineData("Signed «1987/3/9»")]
    [InlineData("on «9.3.1987», at noon")]
    [InlineData("on «09-03-1987»; «9/3/1987», «3/29/1987»")]
    [InlineData("am «9. 3. 1987» in Wien")]
    [InlineData("seit «09.03.87»")]
    [InlineData("row;«1987-03-09»;x")]
    [InlineData("7,«1987-03-09»,4")]
    [InlineData("seen «2031-11-05T08:07:06Z» and «2031-11-05T08:07:06.123+02:00»")]
    [InlineData("seen «2031-11-05 08:07:06» and «2031-11-05 08:07»")]
    [InlineData("Sent: «Tue, 4 Nov 2031 10:11:12 +0100»")]
    [InlineData("at «11/5/2031 8:07 PM»")]
    [InlineData("(«2016年2月29日»), «2016년 2월 29일»")]
    public void Numeric_date_is_found(string marked) => Detecting.ShouldFind(marked, "DATE_TIME");

    [Theory]
    [InlineData("the «3rd of March 1987» was")]
    [InlineData("«March 3, 1987» was, «Mar 3rd, 1987» too, «3-Mar-1987», «03mar1987»")]
    [InlineData("on «Tuesday 3 March 1987»")]
    [InlineData("op «dinsdag 3 maart 1987» en «1 mrt. 2004»")]
    [InlineData("am «Dienstag, den 3. März 1987» und «3. Jänner 2004»")]
    [InlineData("le «mardi 3 mars 1987» et le «1er août 2004»")]
    [InlineData("el «martes 3 de marzo de 1987» y el «3 de marzo del año 2004»")]
    [InlineData("em «terça-feira, 3 de março de 1987»")]
    [InlineData("nato il «3 marzo 1987» a Pisa")]
    [InlineData("Torno «il 3 marzo 1987», parte «lunedì 3 marzo 1987»")]
    [InlineData("dnia «3 marca 1987» r., «3 lut 2004»")]
    [InlineData("dne «3. března 1987», «3. marca 2004»")]
    [InlineData("den «3 mars 1987», «3. marts 2004»")]
    [InlineData("«3. maaliskuuta 1987», «3. märtsil 2004»")]
    [InlineData("«1987. március 3». napján")]
    [InlineData("«1987. gada 3. martā»")]
    [InlineData("«1987 m. kovo 3» d.")]
    [InlineData("pe «3 martie 1987», «3. ožujka 2004», «3. septembra 2004»")]
    [InlineData("на «3 март 1987», «3 марта 2004», «3 березня 2004»")]
    [InlineData("στις «3 Μαρτίου 1987»")]
    [InlineData("«3 Mart 1987» günü")]
    [InlineData("«3 de març de 1987», «3 Bealtaine 2004», «3 ta’ Marzu 1987»")]
    public void Month_by_name_is_found_in_every_language(string marked) => Detecting.ShouldFind(marked, "DATE_TIME");

    [Theory]
    [InlineData("due «3 March», «March 3rd», «3-Mar», «5 mei»")]
    [InlineData("since «March 1987», «marzo de 1987», «März 1987»")]
    [InlineData("valid to «7/2031»")]
    [InlineData("founded in «1987» by")]
    [InlineData("im Jahr «1987»")]
    [InlineData("due on «3/28», today is «3/28»")]
    [InlineData("see you «Monday»")]
    public void Part_of_a_date_is_found(string marked) => Detecting.ShouldFind(marked, "DATE_TIME");

    [Theory]
    [InlineData("2001-02-29 and 31/04/2001 and 2001-13-01 and 00.01.2001")]
    [InlineData("on 45 March it, on 32 avril")]
    [InlineData("version 3.12.16, 1.2.2001.7 and v2024-01-05, release 2024.1.5, 2024-01-05-preview")]
    [InlineData("model x-4-2024-01-05 and 12-34-1987-01")]
    [InlineData("you may 5 of them, may 5 people; I set 3, he sat 4 out 5")]
    [InlineData("strength is 4/5 and 3/4 of 12/25 cases, open 24/7 on 24/7")]
    [InlineData("in 2000 rows, of 2048 tokens, in 1999 files, a 1987 Volvo")]
    [InlineData("on the last Sunday before")]
    [InlineData("call 20 12 34 5 or 3.141592")]
    public void What_is_no_date_stays(string text) => Detecting.Find(text, "DATE_TIME").ShouldBeEmpty();

    [Theory]
    [InlineData("Geboren: {0}", "09.03.1987")]
    [InlineData("DOB {0}", "3/9/87")]
    [InlineData("née le {0} à Metz", "9 mars 1987")]
    [InlineData("Fecha de nacimiento: {0}", "9 de marzo de 1987")]
    [InlineData("ur. {0}", "9.03.1987")]
    [InlineData("geb. {0}", "09 03 1987")]
    [InlineData("date of birth {0}", "19870309")]
    [InlineData("生年月日：{0}", "1987年3月9日")]
    public void Word_of_birth_makes_a_date_sure(string carrier, string date)
    {
        var text = string.Format(CultureInfo.InvariantCulture, carrier, date);

        var found = Detecting.Scanner.Scan(text).Detections.Single(d => d.Kind == "DATE_TIME");

        text.Substring(found.Start, found.Length).ShouldBe(date);
        found.Score.ShouldBe(0.95);
        found.Context.ShouldNotBeNull();
        found.Check.ShouldBe("calendar");
    }

    [Fact]
    public void Eight_digits_need_a_word_of_birth() => Detecting.Find("number 19870309 of", "DATE_TIME").ShouldBeEmpty();

    [Fact]
    public void Every_day_of_two_years_is_found_in_every_order_and_no_other()
    {
        for (var month = 1; month <= 13; month++)
        {
            for (var day = 0; day <= 33; day++)
            {
                foreach (var year in new[] { 1999, 2000 })
                {
                    var exists = month <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
                    var text = string.Create(CultureInfo.InvariantCulture, $"x {year:0000}-{month:00}-{day:00} y");

                    Detecting.Find(text, DateRecognizer.Kind).Length.ShouldBe(exists ? 1 : 0, text);
                    if (exists) Detecting.Find(string.Create(CultureInfo.InvariantCulture, $"x {day:00}.{month:00}.{year} y"), DateRecognizer.Kind).Length.ShouldBe(1);
                }
            }
        }
    }
}
