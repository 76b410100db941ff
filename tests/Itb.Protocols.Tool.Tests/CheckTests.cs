using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Itb.Protocols.Tool.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_clean_file_gives_a_summary_and_0()
    {
        _place.Write("demo.protocol", Samples.Clean);

        var result = _place.Run("check", "demo.protocol");

        Assert.Equal((0, "0 errors, 0 warnings in 1 file\n", ""), (result.Code, result.Out, result.Error));
    }

    [Fact]
    public void Findings_are_printed_the_way_build_tools_do_with_help_once_per_id()
    {
        _place.Write("demo.protocol", Samples.Broken);

        var result = _place.Run("check", "demo.protocol");

        Assert.Equal(1, result.Code);
        Golden.Verify("check-broken.txt", result.Out);
        Assert.Single(result.Out.Split('\n'), static line => line.StartsWith("  ITB2001 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void Warnings_are_allowed_unless_they_count_as_errors(string output)
    {
        _place.Write("demo.protocol", Samples.Warned);

        Assert.Equal(0, _place.Run("check", "demo.protocol", "--output", output).Code);
        Assert.Equal(1, _place.Run("check", "demo.protocol", "--output", output, "--warnings-as-errors").Code);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void The_exit_code_is_the_same_for_every_output(string output)
    {
        _place.Write("broken.protocol", Samples.Broken);
        _place.Write("clean.protocol", Samples.Clean);

        Assert.Equal(1, _place.Run("check", "broken.protocol", "--output", output).Code);
        Assert.Equal(0, _place.Run("check", "clean.protocol", "--output", output).Code);
        Assert.Equal(2, _place.Run("check", "missing.protocol", "--output", output).Code);
    }

    [Fact]
    public void The_tools_findings_are_the_librarys()
    {
        _place.Write("demo.protocol", Samples.Broken + Samples.Warned);
        Protocol.TryParse(Samples.Broken + Samples.Warned, out _, out var expected, "demo.protocol");
        Assert.NotEmpty(expected);

        var text = _place.Run("check", "demo.protocol").Out.Split('\n');
        using var json = JsonDocument.Parse(_place.Run("check", "demo.protocol", "--output", "json").Out);

        Assert.Equal(expected.Select(static finding => finding.ToString()), text.Take(expected.Count));
        Assert.Equal(
            expected.Select(static finding => (finding.Path, finding.Id, finding.Message, finding.Start.Line, finding.Start.Column, finding.End.Line, finding.End.Column, finding.Suggestion, finding.Info.HelpLink)),
            json.RootElement.EnumerateArray().Select(static item => (
                item.GetProperty("path").GetString()!, item.GetProperty("id").GetString()!, item.GetProperty("message").GetString()!,
                item.GetProperty("startLine").GetInt32(), item.GetProperty("startColumn").GetInt32(), item.GetProperty("endLine").GetInt32(), item.GetProperty("endColumn").GetInt32(),
                item.GetProperty("suggestion").GetString(), item.GetProperty("helpLink").GetString()!)));
    }

    [Fact]
    public void The_json_form_is_an_array()
    {
        _place.Write("demo.protocol", Samples.Broken);
        _place.Write("clean.protocol", Samples.Clean);

        Golden.Verify("check-broken.json.txt", _place.Run("check", "demo.protocol", "--output", "json").Out);
        Assert.Equal("[]\n", _place.Run("check", "clean.protocol", "--output", "json").Out);
    }

    [Fact]
    public void A_directory_gives_every_protocol_below_it_sorted_and_none_of_the_build_outputs()
    {
        _place.Write("rules/b.protocol", Samples.Broken);
        _place.Write("rules/a/z.protocol", Samples.Broken);
        _place.Write("rules/obj/copy.protocol", Samples.Broken);
        _place.Write("rules/bin/copy.protocol", Samples.Broken);
        _place.Write("rules/.hidden/copy.protocol", Samples.Broken);
        _place.Write("rules/notes.txt", "no protocol");

        var result = _place.Run("check", "rules");

        Assert.Equal(1, result.Code);
        Assert.Equal(["rules/a/z.protocol", "rules/a/z.protocol", "rules/b.protocol", "rules/b.protocol"], result.Out.Split('\n').Take(4).Select(static line => line.Split('(')[0]));
        Assert.EndsWith("4 errors, 0 warnings in 2 files\n", result.Out);
    }

    [Theory]
    [InlineData("rules/*.protocol", 1)]
    [InlineData("rules/**/*.protocol", 2)]
    [InlineData("**/?.protocol", 2)]
    [InlineData("*/*/z.protocol", 1)]
    [InlineData(".", 2)]
    public void Patterns_are_matched_where_the_shell_does_not(string pattern, int files)
    {
        _place.Write("rules/b.protocol", Samples.Clean);
        _place.Write("rules/a/z.protocol", Samples.Clean);

        var result = _place.Run("check", pattern);

        Assert.Equal((0, $"0 errors, 0 warnings in {files} file{(files == 1 ? "" : "s")}\n"), (result.Code, result.Out));
    }

    [Fact]
    public void A_file_named_twice_is_read_once()
    {
        _place.Write("rules/b.protocol", Samples.Clean);

        Assert.Equal("0 errors, 0 warnings in 1 file\n", _place.Run("check", "rules", "rules/b.protocol", "rules/*.protocol").Out);
    }

    [Fact]
    public void Standard_input_and_built_ins_have_names_of_their_own()
    {
        var result = _place.RunWithInput(Samples.Broken, "check", "-", "builtin:four-phase");

        Assert.Equal(1, result.Code);
        Assert.StartsWith("stdin(15,", result.Out);
        Assert.EndsWith("2 errors, 0 warnings in 2 files\n", result.Out);
    }

    [Fact]
    public void What_cannot_be_read_gives_2_and_the_rest_is_still_checked()
    {
        _place.Write("demo.protocol", Samples.Broken);

        var result = _place.Run("check", "missing.protocol", "demo.protocol", "none/*.protocol", "builtin:other");

        Assert.Equal(2, result.Code);
        Assert.StartsWith("demo.protocol(15,", result.Out);
        Assert.Equal(3, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("itb: missing.protocol: there is no such file", result.Error);
        Assert.Contains("builtin:four-fixes, builtin:four-phase, builtin:hip-and-ankle", result.Error);
    }

    [Fact]
    public void Every_built_in_protocol_checks_clean_by_its_name()
    {
        var result = _place.Run(["check", "--warnings-as-errors", .. BuiltIns.All.Keys.Select(static name => "builtin:" + name)]);

        Assert.Equal((0, "0 errors, 0 warnings in 3 files\n"), (result.Code, result.Out));
    }

    [Fact]
    public void An_unknown_option_is_called_one()
    {
        var result = _place.Run("check", "--outptu");

        Assert.Equal((2, "", "itb: --outptu: there is no such option, and no such file\n"), (result.Code, result.Out, result.Error));
    }

    [Fact]
    public void A_directory_without_protocols_is_wrong_usage()
    {
        _place.Write("empty/notes.txt", "");

        Assert.Equal(2, _place.Run("check", "empty").Code);
    }

    [Fact]
    public void A_file_of_5_MiB_gives_the_one_finding()
    {
        _place.Write("large.protocol", new byte[5 * 1024 * 1024]);

        var result = _place.Run("check", "large.protocol");

        Assert.Equal(1, result.Code);
        Assert.StartsWith("large.protocol(1,1): error ITB9003: the text has 5242880 bytes; at most 4194304 are read\n", result.Out);
        Assert.EndsWith("1 error, 0 warnings in 1 file\n", result.Out);
    }

    [Fact]
    public void Invalid_bytes_are_found_where_they_stand()
    {
        var bytes = Encoding.UTF8.GetBytes(Samples.Clean.Replace("language 1", "language ? 1"));
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xFF;
        _place.Write("demo.protocol", bytes);

        var result = _place.Run("check", "demo.protocol");

        Assert.Equal(1, result.Code);
        Assert.StartsWith("demo.protocol(1,10): error ITB1001: ", result.Out);
        Golden.VerifyPlain(result.Out);
    }

    [Fact]
    public void A_byte_order_mark_moves_nothing()
    {
        _place.Write("demo.protocol", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Samples.Clean)]);

        Assert.Equal(0, _place.Run("check", "demo.protocol").Code);
    }
}
