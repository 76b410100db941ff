using System;
using System.IO;
using System.IO.Compression;
using System.Reflection;
using System.Reflection.Emit;
using System.Text;

namespace Itb.Protocols.Package.Tests;

/// <summary>
/// Somebody else's analyzer package that brings a Sprache.dll of a much higher version, with nothing in it. Of equally named analyzer
/// dlls the SDK hands only the highest version to the compiler.
/// </summary>
internal static class ForeignPackage
{
    public const string Id = "Somebody.Else.Analyzers";
    public const string Version = "1.0.0";

    public static void Write(string feed)
    {
        using var archive = ZipFile.Open(Path.Combine(feed, $"{Id}.{Version}.nupkg"), ZipArchiveMode.Create);
        Add(archive, $"{Id}.nuspec", Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata>
                <id>{Id}</id>
                <version>{Version}</version>
                <authors>somebody else</authors>
                <description>brings another Sprache.dll</description>
              </metadata>
            </package>
            """));
        Add(archive, "analyzers/dotnet/cs/Sprache.dll", Empty("Sprache", new Version(9, 9, 9, 9)));
    }

    private static byte[] Empty(string name, Version version)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = version }, typeof(object).Assembly);
        assembly.DefineDynamicModule(name).DefineType("Nothing", TypeAttributes.Public).CreateType();
        using var stream = new MemoryStream();
        assembly.Save(stream);
        return stream.ToArray();
    }

    private static void Add(ZipArchive archive, string path, byte[] content)
    {
        using var stream = archive.CreateEntry(path).Open();
        stream.Write(content);
    }
}
