package alerting

import (
	"fmt"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// Divide is the expression $A / $B of numbers (pkg/expr/mathexp/exp.go): each pair whose labels are equal, or of which
// one has all labels of the other and more. Numbers without such a partner are not in the result.
func Divide(dividends []Value, divisors []Value) ([]Value, error) {
	if isNoData(dividends) || isNoData(divisors) {
		return NoData(), nil
	}
	var quotients []Value
	for _, dividend := range dividends {
		for _, divisor := range divisors {
			if dividend.isSeries || divisor.isSeries {
				return nil, fmt.Errorf("series are divided by no rule of these tests: reduce them first")
			}
			labels, matches := union(dividend.Labels, divisor.Labels)
			// Two lone numbers are a pair whatever they are called.
			if !matches && len(dividends) == 1 && len(divisors) == 1 {
				labels, matches = dividend.Labels, true
			}
			if matches {
				quotients = append(quotients, Number(labels, quotient(dividend.Number, divisor.Number)))
			}
		}
	}
	return quotients, nil
}

func quotient(dividend *float64, divisor *float64) *float64 {
	if dividend == nil || divisor == nil {
		return nil
	}
	// As in Grafana, 0 / 0 is NaN and anything else / 0 infinite.
	return Float(*dividend / *divisor)
}

func union(one data.Labels, other data.Labels) (data.Labels, bool) {
	switch {
	case one.Equals(other), len(other) == 0:
		return one, true
	case len(one) == 0:
		return other, true
	case len(one) == len(other):
		return nil, false
	case one.Contains(other):
		return one, true
	case other.Contains(one):
		return other, true
	default:
		return nil, false
	}
}
