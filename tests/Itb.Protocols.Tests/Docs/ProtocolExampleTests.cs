using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Docs;

/// <summary>
/// Every example protocol in the documentation is compiled. <c>protocol bad</c> gives exactly the id of its page (or the id it names);
/// every other one is clean. <c>in PLACE</c> puts an example into the standard frame; <c>protocol tour</c> adds to the tours before it on
/// its page.
/// </summary>
public class ProtocolExampleTests
{
    private static readonly string Frame = Repository.Read("docs", "diagnostics", "frame.protocol");

    public static TheoryData<string, int> Examples() =>
        Rows(static fence => fence.Is("protocol") && !fence.Is("protocol", "allow") && !fence.Is("protocol", "excerpt"));

    public static TheoryData<string, int> Allowances() => Rows(static fence => fence.Is("protocol", "allow"));

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_compiles_as_its_mark_says(string path, int line)
    {
        var page = Page.Of(path);
        var fence = page.Fences.Single(candidate => candidate.Line == line);

        var found = Check(Complete(page, fence));

        var named = fence.Words.FirstOrDefault(static word => word.StartsWith("ITB", StringComparison.Ordinal));
        string[] expected = fence.Is("protocol", "bad") ? [named ?? Path.GetFileNameWithoutExtension(path)] : [];
        Assert.Equal(expected, found.Select(static finding => finding.Id));
    }

    [Theory]
    [MemberData(nameof(Allowances))]
    public void What_a_page_allows_makes_its_wrong_example_clean(string path, int line)
    {
        var page = Page.Of(path);
        var allow = page.Fences.Single(candidate => candidate.Line == line);
        var bad = page.Fences.Single(static candidate => candidate.Is("protocol", "bad"));

        Assert.Empty(Check(allow.Text + Complete(page, bad)));
    }

    [Fact]
    public void The_frame_is_clean() => Assert.Empty(Check(Frame));

    [Fact]
    public void The_sample_files_are_clean()
    {
        Assert.All(
            Directory.EnumerateFiles(Repository.PathOf("docs"), "*.protocol", SearchOption.AllDirectories),
            static file => Assert.Empty(Check(File.ReadAllText(file))));
    }

    private static string Complete(Page page, Fence fence)
    {
        if (fence.Is("protocol", "tour"))
        {
            var tours = page.Fences.Where(other => other.Is("protocol", "tour") && other.Line <= fence.Line);
            return string.Concat(tours.Select(static other => other.Text));
        }

        if (fence.Place is not { } place) return fence.Text;
        var mark = $"// place: {place}\n";
        Assert.Contains(mark, Frame, StringComparison.Ordinal);
        return Frame.Replace(mark, mark + fence.Text);
    }

    private static IReadOnlyList<ProtocolDiagnostic> Check(string text)
    {
        Protocol.TryParse(text, out _, out var diagnostics);
        return diagnostics;
    }

    private static TheoryData<string, int> Rows(Func<Fence, bool> filter)
    {
        var rows = new TheoryData<string, int>();
        foreach (var fence in Page.All.SelectMany(static page => page.Fences).Where(filter)) rows.Add(fence.Page, fence.Line);
        return rows;
    }
}
