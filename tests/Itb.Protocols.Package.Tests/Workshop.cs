using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Itb.Protocols.Package.Tests;

/// <summary>The packages, packed once, and the projects that use them, built once.</summary>
public sealed class Workshop : IDisposable
{
    private readonly Lazy<IReadOnlyList<BuildMessage>> _messages;
    private readonly Lazy<string> _tool;
    private string _output = "";

    /// <summary>Packs; the rest is made when a test asks for it.</summary>
    public Workshop()
    {
        Feed = new Feed();
        _messages = new(Build);
        _tool = new(InstallTool);
    }

    internal Feed Feed { get; }

    /// <summary>What the build of all consumers printed.</summary>
    internal string Output => _messages.Value is null ? "" : _output;

    /// <summary>Folder of the consumer projects.</summary>
    internal string ConsumersRoot => Path.Combine(Feed.Root, "consumers");

    /// <inheritdoc/>
    public void Dispose() => Feed.Dispose();

    /// <summary>What the build said about one consumer.</summary>
    internal IReadOnlyList<BuildMessage> MessagesOf(string consumer)
    {
        Assert.Contains(Consumers.All, known => known.Name == consumer);
        return [.. _messages.Value.Where(message => message.Project == consumer)];
    }

    /// <summary>What the build said of ours, as <c>itb check</c> prints it.</summary>
    internal IReadOnlyList<string> FindingsOf(string consumer) =>
        [.. MessagesOf(consumer).Where(static message => message.Id.StartsWith("ITB", StringComparison.Ordinal)).Select(static message => message.ToString())];

    internal string AssemblyOf(string consumer, string framework = "net10.0") =>
        Path.Combine(ConsumersRoot, consumer, "bin", "Debug", framework, consumer + ".dll");

    /// <summary>The consumer was built, without a word of anybody.</summary>
    internal void AssertClean(string consumer, string framework = "net10.0")
    {
        var messages = MessagesOf(consumer);
        Assert.True(messages.Count == 0, $"{consumer}: {string.Join('\n', messages)}");
        Assert.True(File.Exists(AssemblyOf(consumer, framework)), $"{consumer} was not built:\n{Output}");
    }

    /// <summary>Runs the tool that was installed from its package.</summary>
    internal Outcome Itb(string folder, params string[] arguments) => Dotnet.Start(_tool.Value, folder, null, arguments);

    private List<BuildMessage> Build()
    {
        Directory.CreateDirectory(ConsumersRoot);
        foreach (var consumer in Consumers.All) consumer.WriteTo(ConsumersRoot);

        // No program hosts: for a framework other than the SDK's they would be one more download.
        File.WriteAllText(Path.Combine(ConsumersRoot, "Directory.Build.props"), """
            <Project>
              <PropertyGroup>
                <UseAppHost>false</UseAppHost>
                <LangVersion>latest</LangVersion>
                <NuGetAudit>false</NuGetAudit>
                <CheckEolTargetFramework>false</CheckEolTargetFramework>
              </PropertyGroup>
            </Project>
            """);
        var all = new StringBuilder("<Project DefaultTargets=\"All\">\n<ItemGroup>\n");
        foreach (var consumer in Consumers.All) all.Append($"<Consumer Include=\"{consumer.Name}/{consumer.Name}.csproj\" />\n");
        all.Append("""
            </ItemGroup>
            <Target Name="All">
              <MSBuild Projects="@(Consumer)" Targets="Restore" Properties="MSBuildRestoreSessionId=1" BuildInParallel="true" />
              <MSBuild Projects="@(Consumer)" Targets="Build" BuildInParallel="true" ContinueOnError="true" />
            </Target>
            </Project>
            """);
        File.WriteAllText(Path.Combine(ConsumersRoot, "all.proj"), all.ToString());
        _output = Dotnet.Run(ConsumersRoot, Feed.Packages, "msbuild", "all.proj", "-tl:off", "-nologo", "-m:2", "-v:minimal").Output;
        return [.. BuildMessage.ReadAll(_output).Distinct()];
    }

    private string InstallTool()
    {
        var folder = Feed.NewFolder("tool");
        Dotnet.Run(Feed.Root, Feed.Packages, "tool", "install", "Itb.Protocols.Tool", "--version", Feed.Version, "--tool-path", folder).Succeeds();
        return Path.Combine(folder, OperatingSystem.IsWindows() ? "itb.exe" : "itb");
    }
}

/// <summary>All tests of the package share one workshop.</summary>
[CollectionDefinition(Name)]
public sealed class WorkshopTests : ICollectionFixture<Workshop>
{
    /// <summary>The name.</summary>
    public const string Name = "packages";
}
