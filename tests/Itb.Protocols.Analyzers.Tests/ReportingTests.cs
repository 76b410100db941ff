using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Itb.Protocols.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Itb.Protocols.Analyzers.Tests;

/// <summary>What a build says about a text is what the library says about it: nothing lost, nothing twice, at the same place.</summary>
public class ReportingTests
{
    private const string Path = "/rules/demo.protocol";

    public static TheoryData<string> BrokenNames => [.. Texts.Broken.Select(static broken => broken.Name)];

    [Theory]
    [MemberData(nameof(BrokenNames))]
    public async Task Generator_and_analyzer_together_report_what_the_library_finds(string name)
    {
        var bytes = Texts.Broken.Single(broken => broken.Name == name).Bytes;
        var file = TextFile.OfBytes(Path, bytes);
        var text = name == "utf-16" ? Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2) : Encoding.UTF8.GetString(bytes);

        var reported = Host.Generate(file).Diagnostics.Concat(await Host.Analyze(file)).ToList();

        var expected = FrontEnd.Read(text, Path, ParseLimits.Default, CancellationToken.None).Diagnostics;
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(Line).Order(System.StringComparer.Ordinal), reported.Select(Line).Order(System.StringComparer.Ordinal));
        Assert.All(reported, diagnostic => Assert.Equal(Path, diagnostic.Location.GetLineSpan().Path));
    }

    [Fact]
    public async Task Every_id_has_the_reporter_of_its_stage()
    {
        var generated = new HashSet<string>();
        var analyzed = new HashSet<string>();
        foreach (var (_, bytes) in Texts.Broken)
        {
            var file = TextFile.OfBytes(Path, bytes);
            generated.UnionWith(Host.Generate(file).Diagnostics.Select(static diagnostic => diagnostic.Id));
            analyzed.UnionWith((await Host.Analyze(file)).Select(static diagnostic => diagnostic.Id));
        }

        Assert.Contains("ITB2001", generated);
        Assert.Contains("ITB4001", analyzed);
        Assert.All(generated, static id => Assert.Equal(DiagnosticStage.FrontEnd, Descriptors.StageOf(id)));
        Assert.All(analyzed, static id => Assert.Equal(DiagnosticStage.Model, Descriptors.StageOf(id)));
    }

    [Fact]
    public void The_analyzer_declares_every_check_on_a_model_and_that_it_could_not_check()
    {
        var expected = DiagnosticCatalogue.All.Where(static info => info.Stage == DiagnosticStage.Model).Select(static info => info.Id).Append("ITB9001");

        Assert.Equal(expected.Order(), new ProtocolAnalyzer().SupportedDiagnostics.Select(static descriptor => descriptor.Id).Order());
    }

    [Fact]
    public void Descriptors_say_what_the_catalogue_says()
    {
        Assert.All(DiagnosticCatalogue.All, static info =>
        {
            var descriptor = Descriptors.Of(info.Id);
            Assert.Equal((info.Id, info.Title, info.Help, info.HelpLink), (descriptor.Id, descriptor.Title.ToString(), descriptor.Description.ToString(), descriptor.HelpLinkUri));
            Assert.Equal(info.Severity.ToString(), descriptor.DefaultSeverity == DiagnosticSeverity.Info ? "Information" : descriptor.DefaultSeverity.ToString());
            Assert.True(descriptor.IsEnabledByDefault);
        });
    }

    [Fact]
    public async Task What_the_text_itself_allows_is_not_reported()
    {
        var text = Texts.Clean.Replace("observe {\n", "observe {\n  sign redness\n");
        Assert.Contains(await Host.Analyze(new TextFile(Path, text)), static diagnostic => diagnostic.Id == "ITB4008");

        Assert.Empty(await Host.Analyze(new TextFile(Path, text.Replace("language 1\n", "language 1\nallow ITB4008 because \"a test\"\n"))));
    }

    [Fact]
    public async Task A_second_byte_order_mark_is_told_and_does_not_move_the_words_underlined()
    {
        var file = new TextFile(Path, "\uFEFF" + Texts.WrongTwice);

        var reported = Host.Generate(file).Diagnostics.Concat(await Host.Analyze(file)).ToList();

        var text = file.GetText()!;
        var words = reported.Select(diagnostic => text.ToString(diagnostic.Location.SourceSpan)).ToList();
        Assert.Contains("\uFEFF", words);
        Assert.Contains("side-brige", words);
        Assert.All(reported, diagnostic =>
            Assert.Equal(text.Lines.GetLinePositionSpan(diagnostic.Location.SourceSpan), diagnostic.Location.GetLineSpan().Span));
    }

    [Fact]
    public async Task Other_files_are_not_read()
    {
        var file = new TextFile("/rules/notes.txt", "not a protocol");

        Assert.Empty(Host.Generate(file).Diagnostics);
        Assert.Empty(await Host.Analyze(file));
    }

    [Fact]
    public void A_file_named_twice_by_the_project_is_reported_once_by_the_generator()
    {
        var result = Host.Generate([new TextFile(Path, Texts.WrongTwice), new TextFile(Path, Texts.WrongTwice)]);

        Assert.Equal(["ITB2001"], result.Diagnostics.Select(static diagnostic => diagnostic.Id));
        Assert.Single(result.GeneratedSources);
    }

    private static string Line(ProtocolDiagnostic d) =>
        $"({d.Start})-({d.End}) {d.Span} {d.Severity} {d.Id}: {d.Message}";

    private static string Line(Diagnostic d)
    {
        var lines = d.Location.GetLineSpan().Span;
        var span = new SourceSpan(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length);
        return $"({One(lines.Start)})-({One(lines.End)}) {span} {d.Severity} {d.Id}: {d.GetMessage()}";
    }

    private static SourcePosition One(LinePosition position) => new(position.Line + 1, position.Character + 1);
}
