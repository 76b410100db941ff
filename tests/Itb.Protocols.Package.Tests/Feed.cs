using System;
using System.IO;

namespace Itb.Protocols.Package.Tests;

/// <summary>
/// The packages of this tree in a folder of their own, and a place for projects that know them only by name: an empty package cache, this
/// feed, and whatever source the user has. Made once for all tests, and gone after them.
/// </summary>
internal sealed class Feed : IDisposable
{
    public const string Version = "0.1.0-consumed.1";

    public Feed()
    {
        Root = Directory.CreateTempSubdirectory("itb-package-").FullName;
        Packages = Path.Combine(Root, "cache");
        Folder = Path.Combine(Root, "feed");
        Directory.CreateDirectory(Folder);

        // In place, packing would race with projects that are being built. What analyzers say of our own code, the ordinary build has heard.
        foreach (var project in new[] { "Itb.Protocols", "Itb.Protocols.Tool" })
        {
            Dotnet.Run(Repository.Root, null, "pack", Repository.PathOf("src", project), "--configuration", "Release",
                "--artifacts-path", Path.Combine(Root, "artifacts"), "--output", Folder, $"-p:Version={Version}", "-p:RunAnalyzers=false", "-tl:off").Succeeds();
        }

        ForeignPackage.Write(Folder);
        File.WriteAllText(Path.Combine(Root, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="itb-under-test" value="{Folder}" /></packageSources>
              <packageSourceMapping><clear /></packageSourceMapping>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
              <config><add key="signatureValidationMode" value="accept" /></config>
            </configuration>
            """);
        File.Copy(Repository.PathOf("global.json"), Path.Combine(Root, "global.json"));
    }

    public string Root { get; }

    /// <summary>Where the packages lie.</summary>
    public string Folder { get; }

    /// <summary>The consumers' package cache, empty at first.</summary>
    public string Packages { get; }

    public string PackageOf(string id, string extension = "nupkg") => Path.Combine(Folder, $"{id}.{Version}.{extension}");

    /// <summary>An empty folder below the feed's configuration.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The compiler server may still hold an analyzer open; the system's temporary folder is cleared by the system.
        }
    }
}
