using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Itb.Protocols.Package.Tests;

/// <summary>What a command printed, and how it ended.</summary>
internal sealed record Outcome(string Command, int ExitCode, string Output)
{
    public Outcome Succeeds()
    {
        Assert.True(ExitCode == 0, ToString());
        return this;
    }

    public Outcome Fails()
    {
        Assert.True(ExitCode != 0, ToString());
        return this;
    }

    public override string ToString() => $"{Command}: exit code {ExitCode}\n{Output}";
}

/// <summary>Runs programs as a user's shell would: nothing of the test run around them reaches them.</summary>
internal static class Dotnet
{
    public static Outcome Run(string folder, string? packages, params string[] arguments) => Start("dotnet", folder, packages, arguments);

    public static Outcome Start(string program, string folder, string? packages, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfTheTestRun).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // A machine with only a newer runtime still runs what was built for an older one.
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        if (packages is not null) start.Environment["NUGET_PACKAGES"] = packages;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Task.WaitAll(errors);
        process.WaitForExit();
        return new Outcome($"{program} {string.Join(' ', arguments)}", process.ExitCode, (output + errors.Result).Replace("\r\n", "\n"));
    }

    /// <summary>The test host is started by the SDK, which leaves variables behind that would lead its child to another MSBuild.</summary>
    private static bool IsOfTheTestRun(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_CLI_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("DOTNET_HOST", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_STARTUP_HOOKS" or "DOTNET_RUNTIME_ID" or "CI" or "ITB_RECORD";
}
