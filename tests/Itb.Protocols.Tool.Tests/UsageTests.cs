using System;
using System.Diagnostics;
using System.Text;
using Xunit;

namespace Itb.Protocols.Tool.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("chek demo.protocol")]
    [InlineData("check")]
    [InlineData("check builtin:four-phase --unknown")]
    [InlineData("check builtin:four-phase --output xml")]
    [InlineData("outline")]
    [InlineData("outline builtin:four-phase more")]
    [InlineData("outline missing.protocol")]
    [InlineData("outline builtin:other")]
    [InlineData("outline .")]
    [InlineData("replay builtin:four-phase")]
    [InlineData("replay builtin:four-phase missing.jsonl")]
    [InlineData("replay - -")]
    [InlineData("test")]
    [InlineData("test missing.protocol")]
    [InlineData("test builtin:four-phase --output xml")]
    [InlineData("explain")]
    [InlineData("explain ITB0000")]
    [InlineData("new")]
    [InlineData("check @missing")]
    public void Wrong_usage_and_unreadable_files_give_2_and_say_why(string line)
    {
        var result = _place.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, result.Code);
        Assert.StartsWith("itb: ", result.Error);
    }

    [Fact]
    public void The_process_reads_bytes_and_writes_utf8()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "check", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.BaseStream.Write([.. "language "u8, 0xFF, .. " 1\n"u8]);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("stdin(1,1): error ITB2006: a file needs `protocol NAME { … }`", output);
        Assert.Contains("stdin(1,10): error ITB1001: an invalid byte", output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("check --help")]
    [InlineData("replay --help")]
    [InlineData("--version")]
    public void Help_and_version_give_0(string line)
    {
        var result = _place.Run(line.Split(' '));

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.NotEmpty(result.Out);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("outline")]
    [InlineData("replay")]
    [InlineData("test")]
    [InlineData("test missing.protocol")]
    [InlineData("test builtin:four-phase --output xml")]
    [InlineData("explain")]
    [InlineData("new")]
    public void Every_commands_help_names_its_exit_codes(string command) => Assert.Contains("Exit codes:", _place.Run(command, "--help").Out);

    [Theory]
    [InlineData("ITB2001")]
    [InlineData("itb2001")]
    public void Explain_shows_the_catalogue(string code)
    {
        var result = _place.Run("explain", code);

        Assert.Equal(0, result.Code);
        Golden.Verify("explain.txt", result.Out);
    }

    [Fact]
    public void Every_id_can_be_explained() => Assert.All(DiagnosticInfo.All, info =>
    {
        var result = _place.Run("explain", info.Id);
        Assert.Equal(0, result.Code);
        Assert.StartsWith(info.ToString(), result.Out);
        Golden.VerifyPlain(result.Out);
    });

    [Fact]
    public void New_writes_a_protocol_without_findings()
    {
        var result = _place.Run("new", "knee-care");

        Assert.Equal((0, ""), (result.Code, result.Error));
        var check = _place.Run("check", "knee-care.protocol", "--warnings-as-errors");
        Assert.Equal((0, "0 errors, 0 warnings in 1 file\n"), (check.Code, check.Out));
        Assert.Equal("knee-care", Protocol.Parse(_place.Read("knee-care.protocol")).Name);
    }

    [Fact]
    public void New_never_overwrites()
    {
        _place.Write("knee.protocol", "mine");

        var result = _place.Run("new", "knee");

        Assert.Equal(2, result.Code);
        Assert.Contains("already exists", result.Error);
        Assert.Equal("mine", _place.Read("knee.protocol"));
    }

    [Theory]
    [InlineData("Knee")]
    [InlineData("phase")]
    [InlineData("../knee")]
    [InlineData("knee.protocol")]
    [InlineData("a \"A\" { version 1.0.0 disclaimer \"x\" } protocol b")]
    public void New_refuses_what_cannot_be_a_name(string name)
    {
        Assert.Equal(2, _place.Run("new", name).Code);
        Assert.Empty(System.IO.Directory.GetFileSystemEntries(_place.Directory));
    }
}
