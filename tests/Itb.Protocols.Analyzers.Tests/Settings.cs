using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Itb.Protocols.Analyzers.Tests;

/// <summary>Build properties, and metadata of single files, as the compiler shows them to an analyzer.</summary>
internal sealed class Settings : AnalyzerConfigOptionsProvider
{
    private readonly Values _properties = new();
    private readonly Dictionary<string, Values> _files = [];

    public Exception? Failure { get; init; }

    public override AnalyzerConfigOptions GlobalOptions => Failure is null ? _properties : throw Failure;

    public Settings Property(string name, string value)
    {
        _properties.Add($"build_property.{name}", value);
        return this;
    }

    public Settings Metadata(string path, string name, string value)
    {
        if (!_files.TryGetValue(path, out var values)) _files.Add(path, values = new Values());
        values.Add($"build_metadata.AdditionalFiles.{name}", value);
        return this;
    }

    /// <summary>As the package's props set it for files that they find.</summary>
    public Settings WithEmbedding(IEnumerable<AdditionalText> files)
    {
        foreach (var file in files) Metadata(file.Path, "ItbEmbed", "true");
        return this;
    }

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values();

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _files.TryGetValue(textFile.Path, out var values) ? values : new Values();

    private sealed class Values : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = [];

        public void Add(string key, string value) => _values.Add(key, value);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }
}
