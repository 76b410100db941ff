namespace Itb.Protocols.Tool.Rendering;

/// <summary>What an id means.</summary>
internal sealed class DiagnosticInfoText(TextPage page)
{
    public void Write(DiagnosticInfo info)
    {
        page.Line(info.ToString());
        page.Line();
        page.Field("severity", FindingsJson.SeverityWord(info.Severity));
        page.Field("found", info.Stage switch
        {
            DiagnosticStage.FrontEnd => "while reading text and names",
            DiagnosticStage.Model => "in what the protocol means; `allow " + info.Id + " because \"…\"` in the file accepts it",
            DiagnosticStage.Host => "by the build about itself, never in a text",
            _ => info.Stage.ToString(),
        });
        page.Field("message", info.MessageFormat);
        page.Field("remedy", info.Help);
        page.Field("page", info.HelpLink);
    }
}
