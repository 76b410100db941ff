using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Itb.Protocols.Analyzers.Tests;

/// <summary>Runs generator and analyzer the way the compiler does, in memory.</summary>
internal static class Host
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "netstandard.dll" or "System.Linq.dll" or "System.Collections.dll")
            .Append(typeof(Protocol).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Compile(LanguageVersion version, CSharpCompilationOptions options, params string[] sources)
    {
        var parse = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        return CSharpCompilation.Create("host", sources.Select((source, i) =>
            CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), parse, $"/src/File{i}.cs")), References, options);
    }

    public static CSharpCompilation Compile(params string[] sources) =>
        Compile(LanguageVersion.CSharp12, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), sources);

    public static GeneratorDriver Driver(IEnumerable<AdditionalText> files, Settings? settings = null, HostSteps? steps = null) =>
        CSharpGeneratorDriver.Create([new ProtocolGenerator(steps ?? new HostSteps()).AsSourceGenerator()], files, optionsProvider: settings ?? new Settings(),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorRunResult Generate(IEnumerable<AdditionalText> files, Settings? settings = null, HostSteps? steps = null)
    {
        var result = Assert.Single(Driver(files, settings, steps).RunGenerators(Compile("class C { }")).GetRunResult().Results);
        Assert.Null(result.Exception);
        return result;
    }

    public static GeneratorRunResult Generate(AdditionalText file, Settings? settings = null, HostSteps? steps = null) => Generate([file], settings, steps);

    public static Task<ImmutableArray<Diagnostic>> Analyze(AdditionalText file, HostSteps? steps = null) => Analyze([file], steps);

    public static Task<ImmutableArray<Diagnostic>> Analyze(ImmutableArray<AdditionalText> files, HostSteps? steps = null) =>
        Analyze(new ProtocolAnalyzer(steps ?? new HostSteps()), Compile("class C { }"), [.. files]);

    /// <summary>What an analyzer says of C# that compiles.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> AnalyzeSource(DiagnosticAnalyzer analyzer, string source, params AdditionalText[] files)
    {
        var compilation = Compile(LanguageVersion.Latest, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), source);
        Driver(files, new Settings().Property("RootNamespace", "My.Host").WithEmbedding(files)).RunGeneratorsAndUpdateCompilation(compilation, out var after, out _);
        Assert.Empty(after.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return await Analyze(analyzer, (CSharpCompilation)after, files);
    }

    private static async Task<ImmutableArray<Diagnostic>> Analyze(DiagnosticAnalyzer analyzer, CSharpCompilation compilation, params AdditionalText[] files)
    {
        Exception? crash = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. files], new Settings()), (exception, _, _) => crash = exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers([analyzer], options).GetAnalyzerDiagnosticsAsync();
        Assert.Null(crash);
        return found;
    }
}
