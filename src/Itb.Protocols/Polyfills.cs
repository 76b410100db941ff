#if NETSTANDARD2_0
namespace System.Runtime.CompilerServices;

/// <summary>The compiler asks for this by name when a netstandard2.0 build uses <c>init</c>; later frameworks bring their own.</summary>
internal static class IsExternalInit;
#endif
