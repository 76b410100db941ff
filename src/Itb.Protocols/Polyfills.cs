#if NETSTANDARD2_0
namespace System.Runtime.CompilerServices;

/// <summary>Lets a netstandard2.0 build use <c>init</c>.</summary>
internal static class IsExternalInit;

/// <summary>Lets a netstandard2.0 build use <c>required</c>.</summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class RequiredMemberAttribute : Attribute;

/// <summary>Goes with <see cref="RequiredMemberAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    /// <summary>The feature.</summary>
    public string FeatureName => featureName;
}
#endif
