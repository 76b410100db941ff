using System.IO;
using System.Linq;
using System.Reflection;

namespace Itb.Protocols.Package.Tests;

/// <summary>Files of the repository that the packages are made from.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!);

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);
}
