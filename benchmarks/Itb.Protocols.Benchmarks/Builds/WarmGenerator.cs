using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Itb.Protocols.Benchmarks.Builds;

/// <summary>A compiler that has been at work for a while, as in an editor: what an edit costs in the generator, where texts are read and checked.</summary>
internal static class WarmGenerator
{
    private const int WarmUps = 1_500;

    public static void Run(string package, int rounds)
    {
        var references = new[] { MetadataReference.CreateFromFile(typeof(object).Assembly.Location) };
        var compilation = CSharpCompilation.Create("measured", [Source(0)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var file = new MemoryFile(BuildTexts.Lines(300));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([Load(package).AsSourceGenerator()], [file]);
        driver = driver.RunGenerators(compilation);
        var (changed, unchanged) = (new List<double>(), new List<double>());
        for (var round = -WarmUps; round < rounds * 10; round++)
        {
            var next = new MemoryFile(BuildTexts.Lines(300, round));
            driver = driver.ReplaceAdditionalText(file, next);
            file = next;
            var watch = Stopwatch.StartNew();
            driver = driver.RunGenerators(compilation);
            if (round >= 0) changed.Add(watch.Elapsed.TotalMilliseconds);

            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(), Source(round));
            watch.Restart();
            driver = driver.RunGenerators(compilation);
            if (round >= 0) unchanged.Add(watch.Elapsed.TotalMilliseconds);
        }

        BuildGoals.Print("warm compiler, 300 lines", "ms, median");
        BuildGoals.Print("the protocol changed", BuildGoals.Show(BuildGoals.Median(changed)));
        BuildGoals.Print("only C# changed", BuildGoals.Show(BuildGoals.Median(unchanged)));
    }

    /// <summary>The package's own dlls, in a context of their own as in the compiler.</summary>
    private static IIncrementalGenerator Load(string package)
    {
        var folder = Path.Combine(package, "analyzers", "dotnet", "cs");
        var context = new PackageContext(folder);
        var type = context.LoadFromAssemblyPath(Path.Combine(folder, "Itb.Protocols.Analyzers.dll")).GetType("Itb.Protocols.Analyzers.ProtocolGenerator", throwOnError: true)!;
        return (IIncrementalGenerator)Activator.CreateInstance(type)!;
    }

    private static SyntaxTree Source(int number) => CSharpSyntaxTree.ParseText($"class C {{ int Number => {number}; }}");

    private sealed class PackageContext(string folder) : AssemblyLoadContext("package")
    {
        protected override System.Reflection.Assembly? Load(System.Reflection.AssemblyName assemblyName) =>
            Path.Combine(folder, assemblyName.Name + ".dll") is var path && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    private sealed class MemoryFile(string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path => "/rules/knee.protocol";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
