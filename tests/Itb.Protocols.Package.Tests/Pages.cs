using System.Collections.Generic;
using System.IO;

namespace Itb.Protocols.Package.Tests;

/// <summary>Examples of the documentation, so that they are what is tested.</summary>
internal static class Pages
{
    /// <summary>The fenced blocks of a page that open with these words.</summary>
    public static List<string> Fences(string page, string words)
    {
        var fences = new List<string>();
        string? fence = null;
        foreach (var line in File.ReadAllText(Repository.PathOf(page.Split('/'))).Replace("\r\n", "\n").Split('\n'))
        {
            if (fence is null && line == "```" + words)
            {
                fence = "";
            }
            else if (fence is not null && line == "```")
            {
                fences.Add(fence);
                fence = null;
            }
            else if (fence is not null)
            {
                fence += line + "\n";
            }
        }

        return fences;
    }
}
