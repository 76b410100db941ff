#if NETSTANDARD2_0
namespace System.Diagnostics.CodeAnalysis;

/// <summary>Lets a netstandard2.0 build say what a string holds; analyzers go by the name alone.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class StringSyntaxAttribute(string syntax) : Attribute
{
    /// <summary>The name of the syntax.</summary>
    public string Syntax => syntax;
}
#endif
