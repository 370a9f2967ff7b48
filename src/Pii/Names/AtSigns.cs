namespace AuditPipeline.Pii.Names;

/// <summary>The at signs of a text, asked for stretches that begin in rising order: each part of the text is searched once.</summary>
internal struct AtSigns
{
    private int searched;   // none stands from here
    private int next;       // to here, where one stands or the text ends

    internal bool Within(string text, int from, int to)
    {
        if (from < searched || from > next || next == 0)
        {
            searched = from;
            var found = text.AsSpan(from).IndexOf('@');
            next = found < 0 ? text.Length : from + found;
        }

        return next < to;
    }
}
